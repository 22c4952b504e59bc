import assert from "node:assert/strict";
import { test } from "node:test";
import { openPayments } from "../../testing/payments-store.fixture.ts";

test("payments that begin at once ask in one message; one that cannot begin spoils no other", async () => {
  const store = await openPayments();
  await Promise.all(["p1", "p2", "p3"].map((paymentNo) => store.begun(paymentNo, "pending")));
  const bodies = async () =>
    (await store.db.selectFrom("outbox").select("body").execute()).map(({ body }) => asked(body));
  assert.deepEqual(await bodies(), [["p1", "p2", "p3"]]);
  await store.db.deleteFrom("outbox").execute();
  // The order of p1 has its payment.
  const request = { payment_no: "p5", order_no: "o-p1", amount_cents: 550, kind: "payment", mode: "succeed" } as const;
  const second = store.payments.begin({ paymentNo: "p5", orderNo: "o-p1", userId: 7, amountCents: 550 }, request);
  await Promise.all([second, store.begun("p6", "pending")]);
  assert.equal(await second, false);
  assert.deepEqual(await bodies(), [["p6"]]);
  await store.close();
});

function asked(body: string): string[] {
  const { requests, payment_no } = JSON.parse(body) as { requests?: { payment_no: string }[]; payment_no: string };
  return requests?.map((each) => each.payment_no) ?? [payment_no];
}
