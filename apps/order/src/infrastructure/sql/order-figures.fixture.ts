import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { toCents } from "@mall/kernel";
import type { UnpaidOrder } from "../../domain/order/order.ts";
import { MADE_AT, sampleItem, sampleOrder } from "../../testing/sample-orders.fixture.ts";
import type { sqlStageOf } from "../../testing/sql-stage.fixture.ts";
import { createOrderStatistics } from "./order-figures.ts";
import { rowOf } from "./order-rows.ts";

type Stage = ReturnType<typeof sqlStageOf>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** An order that was made so many milliseconds after MADE_AT. */
const madeAt = (orderNo: string, ms: number, items = [sampleItem(100, 2)]): UnpaidOrder => ({
  ...sampleOrder(orderNo, items),
  ...{ createdAt: MADE_AT + ms, payBefore: MADE_AT + ms + 60_000 },
});
const paidAfter = (order: UnpaidOrder, ms: number) => {
  return { ...order, paymentNo: `P${order.orderNo}`, paidAt: order.createdAt + ms };
};

/** What is counted of orders, on any database that has the tables. */
export function orderFiguresTests(name: string, openStage: () => Promise<Stage>): void {
  describe(`figures of orders: ${name}`, () => {
    let stage: Stage | undefined;
    const current = () => {
      if (!stage) throw new Error("the stage is not open");
      return stage;
    };
    beforeEach(async () => {
      stage = await openStage();
    });
    afterEach(() => stage?.close());
    const figures = (count = 2) => createOrderStatistics(current().db).figures({ firstMs: MADE_AT, count });

    test("without orders there is a zero for each day", async () => {
      const none = { orders: 0, paidOrders: 0, salesCents: 0 };
      assert.deepEqual(await figures(), { statuses: [], salesCents: 0, days: [none, none], products: [] });
    });

    test("orders count when they were made, sales when they were paid, and what was refunded is none", async () => {
      const other = { ...sampleItem(30, 1), productId: 9, skuId: 90 };
      const orders = [
        madeAt("U", 0),
        { ...paidAfter(madeAt("P", DAY_MS - 10), 20), status: "paid" as const },
        {
          ...paidAfter(madeAt("S", 0, [sampleItem(100, 1), other]), 5),
          status: "shipped" as const,
          shippedAt: MADE_AT,
        },
        { ...paidAfter(madeAt("C", -10), 5), status: "completed" as const, shippedAt: MADE_AT, completedAt: MADE_AT },
        { ...paidAfter(madeAt("R", 0), 5), status: "refunded" as const, refundedAt: MADE_AT },
        { ...madeAt("N", 0), kind: "seckill" as const },
        { ...paidAfter(madeAt("L", 2 * DAY_MS), 5), status: "paid" as const },
      ];
      const { db } = current();
      await db
        .insertInto("orders")
        .values(orders.map((order) => rowOf(order)))
        .execute();
      const items = orders.flatMap(({ orderNo, items: lines }) =>
        lines.map(({ skuId, productId, productName, skuName, picture, priceCents, quantity }, at) => ({
          ...{ order_no: orderNo, line_no: at, sku_id: skuId, product_id: productId, product_name: productName },
          ...{ sku_name: skuName, picture, price_cents: toCents(priceCents), quantity },
        })),
      );
      await db.insertInto("order_items").values(items).execute();

      const { products, ...found } = await figures();
      assert.deepEqual(found, {
        statuses: [
          { status: "unpaid", orders: 2 },
          { status: "paid", orders: 2 },
          { status: "shipped", orders: 1 },
          { status: "completed", orders: 1 },
          { status: "refunded", orders: 1 },
        ],
        salesCents: 730,
        days: [
          { orders: 5, paidOrders: 1, salesCents: 130 },
          { orders: 0, paidOrders: 1, salesCents: 200 },
        ],
      });
      assert.deepEqual(
        products.toSorted((left, right) => left.productId - right.productId),
        [
          { productId: 1, units: 3, salesCents: 300 },
          { productId: 9, units: 1, salesCents: 30 },
        ],
      );
      assert.equal((await figures(3)).days[2]?.paidOrders, 1);
    });
  });
}
