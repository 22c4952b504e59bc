import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfirmPaymentOutcome, type OrderServiceDefinition } from "@mall/contracts/order";
import { systemClock } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { createOrders } from "./order-client.ts";

const payment = { orderNo: "A1", paymentNo: "P1", amountCents: 1100, paidAt: 1 };

function confirmedAs(outcome: ConfirmPaymentOutcome): Promise<"paid" | "refund"> {
  const client = { confirmPayment: async () => ({ outcome }) } as Partial<ServiceClient<OrderServiceDefinition>>;
  return createOrders(client as ServiceClient<OrderServiceDefinition>, systemClock).confirm(payment);
}

test("money goes back when the order service says so, never because it said nothing", async () => {
  assert.equal(await confirmedAs(ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_PAID), "paid");
  assert.equal(await confirmedAs(ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_REFUND), "refund");
  const nothing = confirmedAs(ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_UNSPECIFIED);
  await assert.rejects(nothing, { slug: "internal_error" });
});
