import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { SeckillOutcome as Outcome, type SeckillResponse } from "@mall/contracts/seckill";
import { eventually } from "@mall/testkit";
import { openStage, SKUS } from "./path-stage.fixture.ts";

const SOLD_OUT: SeckillResponse = { outcome: Outcome.SECKILL_OUTCOME_SOLD_OUT, orderNo: "" };
const body = (skuId: number) => `{"sku_id":${skuId}}`;
const users = (count: number, from = 1000) => Array.from({ length: count }, (_, index) => from + index);

/** A stock of one SKU as the product service keeps it. */
function shop(units: number) {
  const holders = new Set<number>();
  let free = units;
  return {
    holders,
    decide: async ({ userId, skuId }: { userId: number; skuId: number }): Promise<SeckillResponse> => {
      if (skuId !== SKUS.wins) return { outcome: Outcome.SECKILL_OUTCOME_NOT_STARTED, orderNo: "" };
      if (holders.has(userId)) return { outcome: Outcome.SECKILL_OUTCOME_ALREADY_BOUGHT, orderNo: "" };
      if (free === 0) return SOLD_OUT;
      free -= 1;
      holders.add(userId);
      return { outcome: Outcome.SECKILL_OUTCOME_RESERVED, orderNo: `SK-${userId}-${skuId}-1` };
    },
    release: (userId: number) => {
      if (holders.delete(userId)) free += 1;
    },
  };
}

async function openSale(units: number, buyers: readonly number[]) {
  const stage = await openStage();
  const stock = shop(units);
  stage.decideBy(stock.decide);
  await stage.know(...buyers);
  const connections = await Promise.all(buyers.map(() => stage.connection()));
  const press = async (user: number, index = buyers.indexOf(user)) => {
    const answer = await connections[index]?.ask(stage.text(user, body(SKUS.wins)));
    const { code, error } = JSON.parse(answer?.body ?? "{}") as { code: number; error?: string };
    return error ?? String(code);
  };
  return { ...stage, stock, press, pressAll: () => Promise.all(buyers.map((user, index) => press(user, index))) };
}

test("50 buyers, 5 units: five win and the others are too late, round after round, in a few calls", async (t) => {
  const buyers = users(50);
  const sale = await openSale(5, buyers);
  t.after(() => sale.close());
  for (let round = 0; round < 20; round += 1) {
    const heard = await sale.pressAll();
    assert.equal(heard.filter((each) => each === "200").length, 5);
    assert.equal(heard.filter((each) => each === "seckill_sold_out").length, 45);
    assert.equal(sale.stock.holders.size, 5);
    const again = await sale.pressAll();
    assert.equal(again.filter((each) => each === "seckill_already_bought").length, 5);
    assert.equal(again.filter((each) => each === "seckill_sold_out").length, 45);
    for (const user of [...sale.stock.holders]) sale.stock.release(user);
    sale.invalidations.tell(`seckill-stock:${SKUS.wins}`);
    sale.clock.advance(1000);
  }
  assert.equal(sale.asked.single, 0);
});

test("a released unit can be bought at once, by whoever comes first, also by who heard sold out", async (t) => {
  const [ann, bob] = users(2) as [number, number];
  const sale = await openSale(1, [ann, bob]);
  t.after(() => sale.close());
  assert.deepEqual([await sale.press(ann), await sale.press(bob)], ["200", "seckill_sold_out"]);
  const calls = sale.asked.batches.length;
  assert.equal(await sale.press(bob), "seckill_sold_out");
  assert.equal(sale.asked.batches.length, calls);
  sale.stock.release(ann);
  sale.invalidations.tell(`seckill-stock:${SKUS.wins}`);
  assert.deepEqual([await sale.press(bob), await sale.press(ann)], ["200", "seckill_sold_out"]);
});

test("a unit that comes back while a refusal is on its way is sold to the next who asks", async (t) => {
  const [ann] = users(1) as [number];
  const sale = await openSale(0, [ann]);
  t.after(() => sale.close());
  const gate = Promise.withResolvers<void>();
  const decided = Promise.withResolvers<void>();
  sale.decideBy(async () => {
    decided.resolve();
    await gate.promise;
    return SOLD_OUT;
  });
  const refused = sale.press(ann);
  await decided.promise;
  sale.invalidations.tell(`seckill-stock:${SKUS.wins}`);
  sale.decideBy(shop(1).decide);
  gate.resolve();
  assert.equal(await refused, "seckill_sold_out");
  assert.equal(await sale.press(ann), "200");
});

test("a stock that does not answer in time: 504 for all who wait, and the next are asked for again", async (t) => {
  const buyers = users(3);
  const stage = await openStage({ requestTimeoutMs: 100 });
  t.after(() => stage.close());
  await stage.know(...buyers);
  stage.decideBy(() => new Promise(() => {}));
  const connections = await Promise.all(buyers.map(() => stage.connection()));
  const ask = () => Promise.all(connections.map((each, index) => each.ask(stage.text(1000 + index, body(1)))));
  assert.deepEqual(
    (await ask()).map(({ status }) => status),
    [504, 504, 504],
  );
  stage.decideBy(async () => ({ outcome: Outcome.SECKILL_OUTCOME_RESERVED, orderNo: "SK-1" }));
  // On a busy machine so short a time may be over before the stock is asked.
  await eventually(async () =>
    assert.deepEqual(
      (await ask()).map(({ status }) => status),
      [200, 200, 200],
    ),
  );
  assert.equal(stage.flow.control.figures().find(({ resource }) => resource === "seckill_api")?.concurrency, 0);
});

test("the share that is sampled is recorded, each with the id it is answered with, and asks by itself", async (t) => {
  const stage = await openStage({}, { sampleRatio: 0.5 });
  t.after(() => stage.close());
  const buyers = users(200);
  await stage.know(...buyers);
  const connection = await stage.connection();
  let sampled = 0;
  for (const user of buyers) {
    const before = stage.asked.single;
    const { headers } = await connection.ask(stage.text(user, body(SKUS.wins)));
    await nextTurn();
    const recorded = stage.traces.get(headers["x-trace-id"] ?? "").length > 0;
    assert.equal(recorded, stage.asked.single > before);
    sampled += Number(recorded);
  }
  // 100 on average; 60 and 140 are more than five standard deviations off.
  assert.ok(sampled > 60 && sampled < 140, `${sampled} of 200`);
});

test("a caller's trace is followed", async (t) => {
  const stage = await openStage();
  t.after(() => stage.close());
  await stage.know(1000);
  const connection = await stage.connection();
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const { headers } = await connection.ask(stage.text(1000, body(SKUS.wins), { traceparent }));
  assert.equal(headers["x-trace-id"], traceparent.slice(3, 35));
});

test("metrics count these answers by route and status with all others", async (t) => {
  const stage = await openStage();
  t.after(() => stage.close());
  await stage.know(1000);
  const connection = await stage.connection();
  for (const sku of [SKUS.wins, SKUS.soldOut, SKUS.soldOut]) await connection.ask(stage.text(1000, body(sku)));
  const { body: text } = await stage.app.inject({ url: "/metrics" });
  const counted = (status: number) =>
    new RegExp(
      `http_request_duration_seconds_count\\{method="POST",route="/api/v1/product/seckill",status="${status}"\\} (\\d+)`,
    ).exec(text)?.[1];
  // One more refusal made the buyer known.
  assert.deepEqual([counted(200), counted(400)], ["1", "3"]);
});

test("a request under way is answered when the gateway stops, and its connection ends", async () => {
  const stage = await openStage();
  await stage.know(1000);
  const connection = await stage.connection();
  const gate = Promise.withResolvers<void>();
  const decided = Promise.withResolvers<void>();
  stage.decideBy(async () => {
    decided.resolve();
    await gate.promise;
    return SOLD_OUT;
  });
  const asked = connection.ask(stage.text(1000, body(SKUS.wins)));
  await decided.promise;
  const closed = stage.close.bind(stage);
  const stopping = stage.app.close();
  await nextTurn();
  gate.resolve();
  const { status, headers } = await asked;
  assert.deepEqual([status, headers.connection], [400, "close"]);
  await stopping;
  await closed();
});
