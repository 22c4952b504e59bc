import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "@mall/testkit";
import { attempt, openStage, orderNoOf } from "./seckill-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

const forOne = { skuId: 2, startsAt: 0, endsAt: undefined, limitPerUser: 1 };
const win = async ({ stock }: Pick<Stage, "stock">, userId: number) =>
  orderNoOf(await stock.reserve([attempt(userId)]));
const orderOf = (orderNo: string, claimedAt: number) => {
  const userId = Number(orderNo.split("-")[1]);
  return { orderNo, userId, skuId: 2, claimedAt, state: "handed_on" as const };
};
const handedOf = async ({ books }: Stage) =>
  (await books.handedOn({ before: Number.MAX_SAFE_INTEGER, after: undefined, limit: 100 })).claims.map(
    ({ orderNo }) => orderNo,
  );

test("a Redis that comes back with an older dump gets its places back from the orders", async (t) => {
  const stage = await openStage(t, ["--appendonly", "no"]);
  const { stock, books, server, clock } = stage;
  await stock.prepare({ ...forOne, stock: 5 });
  const kept = await win(stage, 7);
  await stock.confirm([kept]);
  await server.cli("SAVE");
  clock.advance(500);
  const lost = [await win(stage, 8), await win(stage, 9)];
  await stock.confirm(lost);
  await server.kill();
  await server.restart();
  await eventually(async () => assert.equal((await stock.ledger())[0]?.free, 4));
  const orders = [kept, ...lost].map((orderNo) => orderOf(orderNo, clock.now()));
  for (const expected of [
    ["known", "adopted", "adopted"],
    ["known", "known", "known"],
  ]) {
    const outcomes: string[] = [];
    for (const order of orders) outcomes.push(await books.adopt(order));
    assert.deepEqual(outcomes, expected);
  }
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 2, held: 3, sold: 0 }]);
  assert.equal(await server.cli("GET", "seckill:stock:2"), "2");
  assert.deepEqual(await stock.reserve([attempt(9)]), [{ kind: "already_bought", orderNo: lost[1] ?? "" }]);
  assert.deepEqual(await books.audit(), []);
});

test("a stock set by hand belongs to a new round: no order of before takes from it, even before anybody looked", async (t) => {
  const { stock, books, server, clock } = await openStage(t);
  const order = orderOf("SK-7-2-a", clock.now());
  await stock.prepare({ ...forOne, stock: 5 });
  await server.cli("SET", "seckill:stock:2", "5");
  assert.equal(await books.adopt(order), "other_round");
  await stock.sales();
  assert.equal(await books.adopt({ ...order, claimedAt: clock.now() - 1 }), "other_round");
  await server.cli("DEL", "seckill:stock:2");
  assert.equal(await books.adopt(order), "no_sale");
  await server.cli("SET", "seckill:stock:2", "many");
  assert.notEqual(await books.adopt(order), "adopted");
  assert.equal(await server.cli("GET", "seckill:stock:2"), "many");
  assert.equal(await server.cli("EXISTS", "seckill:claims:2"), "0");
});

test("an order of a round begun by hand is adopted, and SET forgets what was sold too often", async (t) => {
  const stage = await openStage(t);
  const { stock, books, server, clock } = stage;
  await server.cli("SET", "seckill:stock:2", "1");
  await win(stage, 8);
  clock.advance(1);
  assert.equal(await books.adopt(orderOf("SK-7-2-a", clock.now())), "oversold");
  assert.deepEqual(await books.audit(), [
    { skuId: 2, verdict: "fits", initial: 1, free: 0, held: 2, sold: 0, over: 1 },
  ]);
  await server.cli("SET", "seckill:stock:2", "3");
  await stock.sales();
  assert.deepEqual([await books.audit(), await stock.release("SK-7-2-a")], [[], true]);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 3, free: 3, held: 0, sold: 0 }]);
});

test("claims of before there was a list of those handed on are found by the sweep", async (t) => {
  const stage = await openStage(t);
  const { stock, books, server, clock } = stage;
  await stock.prepare({ ...forOne, stock: 5 });
  const [handed, pending] = [await win(stage, 7), await win(stage, 8)];
  await stock.confirm([handed]);
  await server.cli("DEL", "seckill:handed:2");
  await server.cli("DEL", "seckill:pending:2");
  assert.deepEqual([await handedOf(stage), await stock.pending(10)], [[], []]);
  const sweep = () => books.tidy({ settledBefore: undefined, limit: 100 });
  assert.deepEqual(
    [await sweep(), await sweep()],
    [
      { pruned: 0, relisted: [pending] },
      { pruned: 0, relisted: [] },
    ],
  );
  assert.deepEqual(await handedOf(stage), [handed]);
  assert.deepEqual(
    (await stock.pending(10)).map(({ orderNo }) => orderNo),
    [pending],
  );
  const { claims } = await books.handedOn({ before: clock.now() + 1, after: undefined, limit: 1 });
  assert.equal(claims[0]?.handedAt, clock.now());
});

test("counters that a hand broke are counted anew from the claims, or told when that is not sure", async (t) => {
  const stage = await openStage(t);
  const { stock, books, server } = stage;
  await stock.prepare({ ...forOne, stock: 5 });
  const [sold] = [await win(stage, 7), await win(stage, 8)];
  await stock.sell(sold);
  const sound = { skuId: 2, initial: 5, free: 3, held: 1, sold: 1 };
  for (const [field, value] of [
    ["held", "4"],
    ["sold", "-3"],
    ["held", "x"],
  ] as const) {
    await server.cli("HSET", "seckill:sale:2", field, value);
    assert.deepEqual(await books.audit(), [{ ...sound, verdict: "recounted", over: 0 }]);
    assert.deepEqual([await books.audit(), await stock.ledger()], [[], [sound]]);
  }
  // The sum is right: seen when nothing moved between two looks.
  await server.cli("HSET", "seckill:sale:2", "held", "2", "sold", "0");
  assert.deepEqual(await books.audit(), []);
  assert.deepEqual(await books.audit(), [{ ...sound, verdict: "recounted", over: 0 }]);
  await server.cli("HDEL", "seckill:claims:2", sold);
  await books.audit();
  for (let look = 0; look < 2; look += 1) assert.equal((await books.audit())[0]?.verdict, "unclear");
  assert.deepEqual(await stock.ledger(), [sound]);
});

test("what a hand put on the lists that is no claim is passed over and taken off", async (t) => {
  const stage = await openStage(t);
  const { stock, server } = stage;
  await stock.prepare({ ...forOne, stock: 5 });
  const orderNo = await win(stage, 7);
  await stock.confirm([orderNo]);
  await server.cli("ZADD", "seckill:handed:2", "1", "SK-9-2-none", "2", "nonsense");
  assert.deepEqual(await handedOf(stage), [orderNo]);
  assert.equal(await server.cli("ZCARD", "seckill:handed:2"), "1");
});

test("keys of another type hold up no other SKU, and nothing is settled by half", async (t) => {
  const stage = await openStage(t);
  const { stock, books, server, clock } = stage;
  await stock.prepare({ ...forOne, stock: 5 });
  await stock.prepare({ ...forOne, skuId: 9, stock: 5 });
  const broken = await win(stage, 7);
  const ninth = orderNoOf(await stock.reserve([attempt(7, 9)]));
  await stock.confirm([broken, ninth]);
  for (const kind of ["stock", "user", "sale", "claims", "held", "latest", "handed"]) {
    const key = `seckill:${kind}:2`;
    await server.cli("RENAME", key, "saved");
    await server.cli("LPUSH", key, "a list");
    assert.equal(await books.adopt(orderOf("SK-8-2-a", clock.now())), "no_sale", kind);
    assert.ok((await handedOf(stage)).includes(ninth), kind);
    await books.tidy({ settledBefore: 1, limit: 100 });
    await books.audit();
    if (kind === "handed") {
      for (const settle of [stock.sell, stock.release]) await assert.rejects(settle(broken), /WRONGTYPE/);
      await assert.rejects(stock.confirm([broken]), /WRONGTYPE/);
    }
    await server.cli("RENAME", "saved", key);
  }
  assert.deepEqual((await stock.ledger())[0], { skuId: 2, initial: 5, free: 4, held: 1, sold: 0 });
  assert.deepEqual([await stock.sell(broken), await handedOf(stage)], [true, [ninth]]);
});
