import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kindsOf, paidDossier, sampleDossier, sampleOrder, samplePayment } from "../dossier.fixture.ts";
import { checkOrderPayment } from "./check-order-payment.ts";

describe("an order that was paid", () => {
  test("has the payment that paid it, besides others that came to nothing", () => {
    const others = ["failed", "refunding", "refunded", "pending", "succeeded"].map((state, index) =>
      samplePayment({ payment_no: `80${index}`, state }),
    );
    assert.deepEqual(checkOrderPayment(paidDossier({ payments: [...others, samplePayment()] })), []);
  });

  test("without that payment, or with one of another number, is found", () => {
    assert.deepEqual(kindsOf(checkOrderPayment(paidDossier({ payments: [] }))), ["paid_without_payment"]);
    for (const state of ["failed", "pending", "refunding", "refunded"]) {
      const found = checkOrderPayment(paidDossier({ payments: [samplePayment({ state })] }));
      assert.deepEqual([kindsOf(found), found[0]?.underWay], [["paid_without_payment"], false], state);
    }
    const other = checkOrderPayment(paidDossier({ payments: [samplePayment({ payment_no: "901" })] }));
    assert.deepEqual(kindsOf(other), ["paid_without_payment", "payment_without_order_paid"]);
  });

  test("whose payment is about to be settled is on its way", () => {
    const [found] = checkOrderPayment(paidDossier({ payments: [samplePayment({ state: "succeeded" })] }));
    assert.deepEqual([found?.kind, found?.underWay], ["paid_without_payment", true]);
  });

  test("was paid once, and the whole of it", () => {
    const twice = [samplePayment(), samplePayment({ payment_no: "901" })];
    assert.deepEqual(kindsOf(checkOrderPayment(paidDossier({ payments: twice }))), ["payment_without_order_paid"]);
    const less = [samplePayment({ amount_cents: 1099 })];
    assert.deepEqual(kindsOf(checkOrderPayment(paidDossier({ payments: less }))), ["amount_differs"]);
  });
});

test("an order that was refunded has a payment whose money goes back, or a message that sees to it", () => {
  const order = sampleOrder({ status: 5, payment_no: "900" });
  const found = (state: string) => checkOrderPayment(sampleDossier({ order, payments: [samplePayment({ state })] }));
  assert.deepEqual([...found("refunding"), ...found("refunded")], []);
  for (const state of ["settled", "succeeded"]) {
    const [suspicion, ...others] = found(state);
    assert.deepEqual([suspicion?.kind, others], ["refunded_without_refund", []]);
    assert.deepEqual(suspicion?.awaits, [{ queue: "payment.refund.queue", id: "refund:100" }]);
  }
  const lost = checkOrderPayment(sampleDossier({ order, payments: [] }));
  assert.deepEqual(kindsOf(lost), ["paid_without_payment"]);
});

test("money that settled for an order that is unpaid, cancelled or not there is found", () => {
  const payments = [samplePayment()];
  for (const order of [sampleOrder(), sampleOrder({ status: 2 }), undefined]) {
    const found = checkOrderPayment(sampleDossier({ order, payments }));
    assert.deepEqual(kindsOf(found), ["payment_without_order_paid"]);
  }
  const back = [samplePayment({ state: "refunded" }), samplePayment({ payment_no: "901", state: "refunding" })];
  assert.deepEqual(checkOrderPayment(sampleDossier({ order: sampleOrder({ status: 2 }), payments: back })), []);
});
