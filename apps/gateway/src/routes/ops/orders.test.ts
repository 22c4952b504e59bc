import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Order, OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import { fail } from "@mall/kernel";
import { BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

describe("staff and orders", () => {
  let gateway: Awaited<ReturnType<typeof startStaffGateway>>;
  const asked: unknown[] = [];
  before(async () => {
    gateway = await startStaffGateway();
    const note = (name: string) => async (request: { orderNo: string }) => {
      if (request.orderNo === "unpaid") throw fail("order_state_conflict", { field: "order_no" });
      asked.push([name, request]);
      return {};
    };
    gateway.play(OrderServiceDefinition, {
      listAllOrders: async (query) => {
        asked.push(query);
        const times = { createdAtMs: 1, shippedAtMs: Date.UTC(2026, 10, 29, 4), completedAtMs: 0 };
        const status = OrderStatus.ORDER_STATUS_SHIPPED;
        return { orders: [Order.fromPartial({ orderNo: "A1", userId: 7, status, ...times })], total: 1 };
      },
      ...{ shipOrder: note("ship"), completeOrder: note("complete"), refundOrder: note("refund") },
      confirmReceipt: note("confirm"),
    });
  });
  after(async () => await gateway.close());

  test("operators find orders by what is given; buyers do not", async () => {
    assert.equal((await gateway.as(BUYER, "GET", "ops/orders")).statusCode, 403);
    const answer = await gateway.as(
      OPERATOR,
      "GET",
      "ops/orders?status=3&user_id=7&seckill=true&order_no=A1&page=2&page_size=5",
    );
    const [{ order_no, user_id, status, shipped_at, completed_at, refunded_at }] = answer.json().data.orders;
    assert.deepEqual([order_no, user_id, status], ["A1", 7, 3]);
    assert.deepEqual([shipped_at, completed_at, refunded_at], ["2026-11-29 12:00:00", null, null]);
    await gateway.as(OPERATOR, "GET", "ops/orders");
    const all = { status: 0, orderNo: "", userId: 0, seckill: undefined, page: 1, pageSize: 10 };
    const narrowed = { status: OrderStatus.ORDER_STATUS_SHIPPED, orderNo: "A1", userId: 7, seckill: true };
    assert.deepEqual(asked.splice(0), [{ ...narrowed, page: 2, pageSize: 5 }, all]);
    assert.equal((await gateway.as(OPERATOR, "GET", "ops/orders?status=6")).json().field, "status");
  });

  test("each step goes to the order service for operators alone, is written down, and a conflict is told", async () => {
    for (const step of ["ship", "complete", "refund"]) {
      const path = `ops/orders/${step}`;
      assert.equal((await gateway.as(BUYER, "POST", path, { order_no: "A1" })).statusCode, 403);
      assert.deepEqual((await gateway.as(OPERATOR, "POST", path, { order_no: "A1" })).json().data, { success: true });
      assert.deepEqual(asked.splice(0), [[step, { orderNo: "A1" }]]);
      assert.equal(gateway.entries[0]?.action, `POST /api/v1/${path}`);
      const refused = (await gateway.as(OPERATOR, "POST", path, { order_no: "unpaid" })).json();
      assert.deepEqual([refused.code, refused.error, refused.field], [409, "order_state_conflict", "order_no"]);
    }
  });

  test("buyers say that the goods are there, for themselves", async () => {
    const body = { order_no: "A1", user_id: 1 };
    assert.deepEqual((await gateway.as(BUYER, "POST", "order/confirm", body)).json().data, { success: true });
    assert.deepEqual(asked.splice(0), [["confirm", { userId: BUYER, orderNo: "A1" }]]);
  });
});
