import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedOf, type Line, ordinaryOf } from "./checked.fixture.ts";
import { payments } from "./payments.ts";

const told = (status: string): Line => [1, "pay", "ok", { orderNo: "A", amountCents: 300, paymentNo: "P1", status }];
const payment = (status: string, paymentNo = "P1") => ({ paymentNo, orderNo: "A", status });
const found = (...of: Parameters<typeof checkedOf>) => payments(checkedOf(...of)).map(({ detail }) => detail);

describe("payments", () => {
  test("is content with money that was kept for a paid order, or given back for another", () => {
    assert.deepEqual(found([told("paid")], { orders: [ordinaryOf()], payments: [payment("paid")] }), []);
    const cancelled = ordinaryOf({ seen: "cancelled", paymentNo: "" });
    assert.deepEqual(found([told("pending")], { orders: [cancelled], payments: [payment("refunded")] }), []);
    const both = [payment("failed"), payment("paid", "P2")];
    assert.deepEqual(found([told("failed")], { orders: [ordinaryOf({ paymentNo: "P2" })], payments: both }), []);
  });

  test("waits for a payment that has not ended", () => {
    const [finding] = payments(checkedOf([], { payments: [payment("pending")] }));
    assert.deepEqual([finding?.detail, finding?.final], ["payment P1 is still pending", false]);
  });

  test("finds a payment that is gone, or no longer paid", () => {
    assert.match(found([told("pending")])[0] ?? "", /P1 was acknowledged, but is not there/);
    assert.match(found([told("paid")], { payments: [payment("failed")] })[0] ?? "", /told to be paid, and is failed/);
  });

  test("finds money that was kept for a cancelled order, or twice", () => {
    const cancelled = ordinaryOf({ seen: "cancelled", paymentNo: "" });
    assert.match(
      found([], { orders: [cancelled], payments: [payment("paid")] })[0] ?? "",
      /A is cancelled by payment none/,
    );
    const twice = [payment("paid"), payment("paid", "P2")];
    assert.match(found([], { orders: [ordinaryOf()], payments: twice })[0] ?? "", /A was paid 2 times: P1,P2/);
  });

  test("finds an order that is paid by nothing", () => {
    assert.deepEqual(found([], { orders: [ordinaryOf()], payments: [payment("refunded")] }), [
      "order A is paid by payment P1, but the money kept is none",
    ]);
  });
});
