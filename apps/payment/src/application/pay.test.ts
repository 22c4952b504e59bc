import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { Payment } from "../domain/payment.ts";
import { pay } from "./pay.ts";
import type { Payments } from "./ports/payments.ts";

const wish = { userId: 7, orderNo: "A1", amountCents: 1100, simulate: undefined };
const payment = { ...wish, paymentNo: "P1", state: "settled" } as unknown as Payment;

/** One payment that ends while it begins, and what is asked about it, in order. */
function stage({ begins, waitMs }: { begins: boolean; waitMs: number }) {
  const asked: string[] = [];
  let active: Payment | undefined;
  let wake = () => {};
  const payments = {
    findActive: async () => active,
    begin: async () => {
      asked.push("begin");
      active = begins ? undefined : { ...payment, paymentNo: "P0" };
      wake();
      return begins;
    },
    find: async (paymentNo: string) => {
      asked.push(`find ${paymentNo}`);
      return { ...payment, paymentNo };
    },
  } as unknown as Payments;
  const next = async (paymentNo: string) => {
    asked.push(`next ${paymentNo}`);
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  };
  const settle = pay({
    ...{ payments, settlements: { next, announce: () => {} }, orders: { find: async () => order } as never },
    ...{ clock: createManualClock(), drawPaymentNo: () => "P1", mode: "succeed", demo: true, waitMs },
  });
  return { asked, settle };
}

const order = { totalCents: 1100, payable: true };

test("whoever begins a payment waits from before its beginning, and looks at it when told of its end", async () => {
  const { asked, settle } = stage({ begins: true, waitMs: 2000 });
  assert.equal((await settle(wish)).state, "settled");
  assert.deepEqual(asked, ["next P1", "begin", "next P1", "find P1"]);
});

test("whoever comes second waits for the payment that came first", async () => {
  const { asked, settle } = stage({ begins: false, waitMs: 2000 });
  assert.equal((await settle(wish)).paymentNo, "P0");
  assert.deepEqual(asked, ["next P1", "begin", "next P0", "find P0"]);
});

test("nobody waits where no time is given for it", async () => {
  const { asked, settle } = stage({ begins: true, waitMs: 0 });
  assert.equal((await settle(wish)).paymentNo, "P1");
  assert.deepEqual(asked, ["begin", "next P1", "find P1"]);
});
