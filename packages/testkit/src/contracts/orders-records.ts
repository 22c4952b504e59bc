import assert from "node:assert/strict";
import { test } from "node:test";
import { batchOf, cancelling, MADE_AT, type OrdersStage, paying, stored, unpaidOrder } from "./orders-stage.ts";

/** What the reconciler asks. */
export function recordTests(current: () => OrdersStage): void {
  test("each number is described by what became of its units, in the order asked", async () => {
    const { orders, placings, records } = current();
    await placings.begin("P1", MADE_AT);
    const [held, paid, cancelled] = [unpaidOrder("A1"), unpaidOrder("A2"), unpaidOrder("A3", { userId: 8 })];
    for (const order of [held, paid, cancelled]) await stored(current(), order);
    await orders.apply([paying(paid), cancelling(cancelled, "timeout")]);
    const described = await records.describe(["A3", "nobody", "P1", "A1", "A2"]);
    const fates = described.map(({ orderNo, fate }) => `${orderNo} ${fate}`);
    assert.deepEqual(fates, ["A3 released", "nobody unknown", "P1 placing", "A1 held", "A2 sold"]);
    const lines = [
      { skuId: 9, quantity: 1 },
      { skuId: 2, quantity: 3 },
    ];
    const facts = { kind: "normal", userId: 8, createdAt: MADE_AT, lines };
    assert.deepEqual(described[0], { orderNo: "A3", fate: "released", ...facts });
    assert.deepEqual(await records.describe([]), []);
  });

  test("seckill orders come by time, page by page, none twice and none left out; others not at all", async () => {
    const { orders, records } = current();
    await stored(current(), unpaidOrder("normal"));
    const made = Array.from({ length: 7 }, (_, n) =>
      unpaidOrder(`SK-${n}`, { kind: "seckill", createdAt: MADE_AT + Math.floor(n / 3) }),
    );
    await orders.addSeckill(batchOf(made));
    const seen: string[] = [];
    let after: { createdAt: number; orderNo: string } | undefined;
    for (let page = 0; page < 4; page += 1) {
      const found = await records.seckillSince({ since: MADE_AT, after, limit: 2 });
      seen.push(...found.map(({ orderNo }) => orderNo));
      const last = found.at(-1);
      if (last && "createdAt" in last) after = last;
    }
    assert.deepEqual(seen, ["SK-0", "SK-1", "SK-2", "SK-3", "SK-4", "SK-5", "SK-6"]);
    const later = await records.seckillSince({ since: MADE_AT + 2, after: undefined, limit: 9 });
    assert.deepEqual(
      later.map(({ orderNo }) => orderNo),
      ["SK-6"],
    );
  });
}
