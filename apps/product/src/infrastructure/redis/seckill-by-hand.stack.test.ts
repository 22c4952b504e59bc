import assert from "node:assert/strict";
import { test } from "node:test";
import { attempt, openStage, orderNoOf } from "./seckill-stage.fixture.ts";

test("SET starts a sale that runs now and has no end; DEL of the buyers forgets them", async (t) => {
  const { stock, server, clock } = await openStage(t);
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "not_started" }]);
  await server.cli("SET", "seckill:stock:2", "5");
  const first = orderNoOf(await stock.reserve([attempt(7)]));
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "already_bought", orderNo: first }]);
  assert.equal(await server.cli("GET", "seckill:stock:2"), "4");
  assert.equal(await server.cli("SMEMBERS", "seckill:user:2"), "7");

  await server.cli("DEL", "seckill:user:2");
  const second = orderNoOf(await stock.reserve([attempt(7)]));
  assert.notEqual(first, second);
  const terms = { startsAt: clock.now(), endsAt: undefined, limitPerUser: 1, activityId: 0 };
  assert.deepEqual(await stock.sales(), [{ skuId: 2, stock: 5, free: 3, ...terms }]);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 3, held: 2, sold: 0 }]);
  // The unit of a forgotten buyer belongs to the round that still runs; the place the buyer has since stays theirs.
  assert.equal(await stock.release(first), true);
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "already_bought", orderNo: second }]);
  assert.equal(await server.cli("GET", "seckill:stock:2"), "4");
});

test("SET while a round runs begins a new one: its buyers stay, the old round's units do not come back", async (t) => {
  const { stock, server } = await openStage(t);
  await server.cli("SET", "seckill:stock:2", "5");
  const [sold, held] = (await stock.reserve([attempt(7), attempt(8)])).map((outcome) => orderNoOf([outcome]));
  assert.ok(sold && held);
  await server.cli("SET", "seckill:stock:2", "2");
  assert.equal(await stock.release(held), true);
  assert.equal(await stock.sell(sold), true);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 2, free: 2, held: 0, sold: 0 }]);
  const kinds = (await stock.reserve([7, 8, 9, 10].map((userId) => attempt(userId)))).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["already_bought", "reserved", "reserved", "sold_out"]);
  assert.equal(await stock.release(sold), true);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 2, free: 0, held: 2, sold: 0 }]);
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "sold_out" }]);
});

test("SET begins a round also where it writes the number that an ended sale had left", async (t) => {
  const { stock, server, clock } = await openStage(t);
  const now = clock.now();
  await stock.prepare({ skuId: 2, stock: 5, startsAt: now, endsAt: now + 10, limitPerUser: 2 });
  clock.advance(10);
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "ended" }]);
  await server.cli("SET", "seckill:stock:2", "5");
  orderNoOf(await stock.reserve([attempt(7)]));
});

test("DEL of the stock ends the sale, and what is SET afterwards is a new round, whatever the number", async (t) => {
  const { stock, server } = await openStage(t);
  await server.cli("SET", "seckill:stock:2", "5");
  const orderNo = orderNoOf(await stock.reserve([attempt(7)]));
  await server.cli("DEL", "seckill:stock:2");
  assert.deepEqual(await stock.reserve([attempt(8)]), [{ kind: "not_started" }]);
  assert.deepEqual(await stock.sales(), []);
  await server.cli("SET", "seckill:stock:2", "4");
  assert.equal(await stock.release(orderNo), true);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 4, free: 4, held: 0, sold: 0 }]);
});

test("a release that finds the stock deleted gives nothing back, and what is SET afterwards is a new round", async (t) => {
  const { stock, server } = await openStage(t);
  await server.cli("SET", "seckill:stock:2", "5");
  const [given, kept] = (await stock.reserve([attempt(7), attempt(8)])).map((outcome) => orderNoOf([outcome]));
  await server.cli("DEL", "seckill:stock:2");
  assert.equal(await stock.release(given ?? ""), true);
  assert.equal(await server.cli("EXISTS", "seckill:stock:2"), "0");
  await server.cli("SET", "seckill:stock:2", "3");
  assert.equal(await stock.release(kept ?? ""), true);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 3, free: 3, held: 0, sold: 0 }]);
});

test("a buyer added by hand has bought, and nobody knows with which order", async (t) => {
  const { stock, server } = await openStage(t);
  await server.cli("SET", "seckill:stock:2", "5");
  await server.cli("SADD", "seckill:user:2", "7");
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "already_bought", orderNo: "" }]);
});

test("a stock that is no whole number starts no sale and is warned of once for each value", async (t) => {
  const { stock, server, warnings } = await openStage(t);
  for (const garbage of ["five", "-1", "1.5", " 5", "007", "", "9".repeat(20), "多"]) {
    await server.cli("SET", "seckill:stock:2", garbage);
    const outcomes = await stock.reserve([attempt(7), attempt(8)]);
    assert.deepEqual(outcomes, [{ kind: "not_started" }, { kind: "not_started" }]);
    assert.deepEqual([await stock.sales(), await stock.ledger()], [[], []]);
    assert.equal(await server.cli("GET", "seckill:stock:2"), garbage.trim());
  }
  assert.equal(warnings.length, 8);
  await server.cli("SET", "seckill:stock:2", "5");
  orderNoOf(await stock.reserve([attempt(7)]));
  assert.equal(warnings.length, 8);
});

test("values of another type are refused as no sale, and settle nothing by half", async (t) => {
  const { stock, server, warnings } = await openStage(t);
  await server.cli("SET", "seckill:stock:2", "5");
  const orderNo = orderNoOf(await stock.reserve([attempt(7)]));
  for (const kind of ["stock", "user", "sale", "claims", "pending", "held", "latest"]) {
    const key = `seckill:${kind}:2`;
    await server.cli("RENAME", key, "saved");
    await server.cli("LPUSH", key, "a list");
    assert.deepEqual(await stock.reserve([attempt(8)]), [{ kind: "not_started" }]);
    assert.match(String(warnings.at(-1)?.fields.note), new RegExp(`^${key} is a list, not a `));
    if (!["stock", "latest"].includes(kind)) await assert.rejects(stock.release(orderNo), /WRONGTYPE/);
    await server.cli("RENAME", "saved", key);
  }
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 4, held: 1, sold: 0 }]);
  assert.equal(await stock.release(orderNo), true);
  assert.equal(await server.cli("GET", "seckill:stock:2"), "5");
});

test("a stock set by hand is listed before anybody asked for it", async (t) => {
  const { stock, server, clock } = await openStage(t);
  assert.deepEqual(await stock.sales(), []);
  await server.cli("SET", "seckill:stock:2", "5");
  clock.advance(10_000);
  assert.deepEqual(
    (await stock.sales()).map(({ skuId, free }) => [skuId, free]),
    [[2, 5]],
  );
});
