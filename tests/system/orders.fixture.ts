import assert from "node:assert/strict";
import { eventually } from "@mall/testkit";
import { type Buyer, order } from "./buyer.fixture.ts";
import type { Api } from "./http.fixture.ts";

/** An order, and the status that it has to come to by itself. */
export interface Kept {
  orderNo: string;
  status: number;
}

/** Variables of a shop whose buyers do not wait for a payment that the provider needs three seconds for. */
export const SLOWLY = { PAY_WAIT_MS: "100", PROVIDER_SLOW_SECONDS: "3" };

const patience = { timeoutMs: 60_000, everyMs: 100 };

/** One order unpaid, one paid, one cancelled, and one whose payment is not through yet. */
export async function ordersInEveryState(api: Api, buyer: Buyer): Promise<Kept[]> {
  const place = () => order(api, buyer, 1);
  const [unpaid, paid, cancelled, paying] = [await place(), await place(), await place(), await place()];
  const pay = ({ order_no, total_amount }: typeof paid, simulate: string) =>
    api.post("payment/pay", { order_no, amount: total_amount, simulate }, buyer.token);
  await pay(paid, "succeed");
  await api.post("order/cancel", { order_no: cancelled.order_no }, buyer.token);
  const reached = [
    { orderNo: unpaid.order_no, status: 0 },
    { orderNo: paid.order_no, status: 1 },
    { orderNo: cancelled.order_no, status: 2 },
  ];
  await haveStatus(api, buyer.token, reached);
  const slow = await pay(paying, "slow");
  assert.equal(slow.data.status, "pending");
  return [...reached, { orderNo: paying.order_no, status: 1 }];
}

/** Waits until each order has its status. */
export async function haveStatus(api: Api, token: string, orders: readonly Kept[]): Promise<void> {
  for (const { orderNo, status } of orders) {
    await eventually(async () => {
      const answer = await api.get(`order/detail?order_no=${orderNo}`, token);
      assert.equal(answer.status, 200, `${orderNo}: ${answer.msg}`);
      assert.equal(answer.data.status, status, orderNo);
    }, patience);
  }
}
