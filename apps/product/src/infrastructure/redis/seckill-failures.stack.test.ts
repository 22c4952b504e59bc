import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { attempt, openStage, orderNoOf } from "./seckill-stage.fixture.ts";

const forOne = { skuId: 2, startsAt: 0, endsAt: undefined, limitPerUser: 1 };
const users = (count: number) => Array.from({ length: count }, (_, index) => 1000 + index);

test("after FLUSHDB no sale runs, its orders are unknown, and a new sale is handed on as ever", async (t) => {
  const { stock, server, warnings } = await openStage(t);
  await server.cli("SET", "seckill:stock:2", "5");
  const lost = orderNoOf(await stock.reserve([attempt(7)]));
  await server.cli("FLUSHDB");
  assert.deepEqual(await stock.reserve([attempt(8)]), [{ kind: "not_started" }]);
  assert.deepEqual(
    [await stock.release(lost), await stock.sell(lost), await stock.release("X")],
    [false, false, false],
  );
  assert.deepEqual([await stock.findClaim(lost), await stock.latestClaim(7, 2)], [undefined, undefined]);
  assert.deepEqual([await stock.pending(10), await stock.sales(), await stock.ledger()], [[], [], []]);
  await stock.confirm([lost]);
  const unknown = warnings.filter(({ message }) => message.includes("unknown to Redis"));
  assert.deepEqual(
    unknown.map(({ fields }) => fields.order_no),
    [lost, lost, "X"],
  );

  await server.cli("SET", "seckill:stock:2", "5");
  const orderNo = orderNoOf(await stock.reserve([attempt(7)]));
  const numbers = (await stock.pending(10)).map((claim) => claim.orderNo);
  assert.deepEqual(numbers, [orderNo]);
  assert.equal(await server.cli("SMEMBERS", "seckill:skus"), "2");
});

test("a process that just started finds the claims of others, also without the list of SKUs", async (t) => {
  const { stock, server, another } = await openStage(t);
  await stock.prepare({ ...forOne, stock: 5 });
  const orderNo = orderNoOf(await stock.reserve([attempt(7)]));
  await server.cli("DEL", "seckill:skus", "seckill:stock:2");
  const numbers = (await (await another()).stock.pending(10)).map((claim) => claim.orderNo);
  assert.deepEqual(numbers, [orderNo]);
});

test("a pending order number whose claim a hand deleted holds nothing up", async (t) => {
  const { stock, server } = await openStage(t);
  await stock.prepare({ ...forOne, stock: 5 });
  const [lost, kept] = (await stock.reserve([attempt(7), attempt(8)])).map((outcome) => orderNoOf([outcome]));
  await server.cli("HDEL", "seckill:claims:2", lost ?? "");
  await stock.pending(1);
  const numbers = (await stock.pending(1)).map((claim) => claim.orderNo);
  assert.deepEqual(numbers, [kept]);
});

test("every step works after SCRIPT FLUSH", async (t) => {
  const { stock, server } = await openStage(t);
  const forget = () => server.cli("SCRIPT", "FLUSH");
  await stock.prepare({ ...forOne, stock: 5 });
  await forget();
  const orderNo = orderNoOf(await stock.reserve([attempt(7)]));
  await forget();
  assert.equal((await stock.pending(10)).length, 1);
  await stock.confirm([orderNo]);
  await forget();
  assert.equal(await stock.sell(orderNo), true);
  await forget();
  assert.equal(await stock.release(orderNo), true);
  await forget();
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 5, held: 0, sold: 0 }]);
});

test("two processes, 200 buyers who try in both, 5 units: 5 win, one place each", async (t) => {
  const { stock, another } = await openStage(t);
  const second = await another();
  await stock.prepare({ ...forOne, stock: 5 });
  const tries = users(200).flatMap((userId) => [
    stock.reserve([attempt(userId)]),
    second.stock.reserve([attempt(userId)]),
  ]);
  const won = (await Promise.all(tries)).flat().filter(({ kind }) => kind === "reserved");
  assert.equal(won.length, 5);
  const claims = await second.stock.pending(100);
  assert.equal(new Set(claims.map(({ userId }) => userId)).size, 5);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 0, held: 5, sold: 0 }]);
});

test("a Redis whose memory is full refuses without taking a unit, and goes on when it has room", async (t) => {
  const { stock, server } = await openStage(t);
  await stock.prepare({ ...forOne, stock: 5 });
  await server.cli("CONFIG", "SET", "maxmemory", "1mb");
  const unavailable = (error: unknown) => error instanceof AppError && error.slug === "service_unavailable";
  await assert.rejects(stock.reserve([attempt(7)]), unavailable);
  await server.cli("CONFIG", "SET", "maxmemory", "0");
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 5, held: 0, sold: 0 }]);
  orderNoOf(await stock.reserve([attempt(7)]));
});

test("settings that lose won places are warned of once", async (t) => {
  const { stock, warnings } = await openStage(t, ["--appendonly", "no", "--maxmemory-policy", "allkeys-lru"]);
  await stock.pending(1);
  await stock.sales();
  await eventually(() => assert.equal(warnings.length, 2));
  assert.deepEqual(
    warnings.map(({ fields }) => [fields.setting, fields.value]),
    [
      ["appendonly", "no"],
      ["maxmemory-policy", "allkeys-lru"],
    ],
  );
});

test("a server that forbids CONFIG is not warned of", async (t) => {
  const { stock, warnings } = await openStage(t, ["--appendonly", "no", "--rename-command", "CONFIG", ""]);
  await stock.prepare({ ...forOne, stock: 5 });
  await stock.pending(1);
  await stock.pending(1);
  assert.deepEqual(warnings, []);
});
