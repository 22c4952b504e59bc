import type { Item, Seen } from "../history.ts";
import type { Wish } from "./client.ts";

const SEEN: Record<number, Seen> = { 0: "unpaid", 1: "paid", 2: "cancelled" };

/** How a state number of the API is called here. */
export function seenOf(status: number): Seen {
  return SEEN[status] ?? "absent";
}

/** A place in the flash sale. */
export const seckill = (skuId: number): Wish<"seckill"> => ({
  f: "seckill",
  value: { skuId },
  send: ({ api, token }) => api.post("product/seckill", { sku_id: skuId }, token),
  learn: ({ order_no: orderNo }) => ({ orderNo }),
});

/** What became of the latest place of the sale. */
export const result = (skuId: number): Wish<"result"> => ({
  f: "result",
  value: { skuId },
  send: ({ api, token }) => api.get(`product/seckill/result?sku_id=${skuId}`, token),
  learn: ({ order_no: orderNo, status: place }) => ({ orderNo, place }),
});

/** An order of some lines; said again with the same key it is the same order. */
export const create = (items: readonly Item[], addressId: number, key?: string): Wish<"create"> => ({
  f: "create",
  value: { items, ...(key === undefined ? {} : { key }) },
  send: ({ api, token }) =>
    api.post(
      "order/create",
      { address_id: addressId, items: items.map(({ skuId, quantity }) => ({ sku_id: skuId, quantity })) },
      token,
      key === undefined ? {} : { "idempotency-key": key },
    ),
  learn: ({ order_no: orderNo, total_amount_cents: totalCents }) => ({ orderNo, totalCents }),
});

/** The money for an order; a slow one lands a second later. */
export const pay = (orderNo: string, amountCents: number, simulate?: "slow" | "fail"): Wish<"pay"> => ({
  f: "pay",
  value: { orderNo, amountCents },
  send: ({ api, token }) => {
    const body = { order_no: orderNo, amount: amountCents / 100, ...(simulate ? { simulate } : {}) };
    return api.post("payment/pay", body, token);
  },
  learn: ({ payment_no: paymentNo, status }) => ({ paymentNo, status }),
});

/** No longer wanted. */
export const cancel = (orderNo: string): Wish<"cancel"> => ({
  f: "cancel",
  value: { orderNo },
  send: ({ api, token }) => api.post("order/cancel", { order_no: orderNo }, token),
  learn: () => ({}),
});

/** An order as it stands. That there is none is an answer too. */
export const read = (orderNo: string): Wish<"read"> => ({
  f: "read",
  value: { orderNo },
  send: async ({ api, token }) => {
    const answer = await api.get(`order/detail?order_no=${orderNo}`, token);
    return answer.error === "order_not_found" ? { ...answer, status: 200, data: { status: -1 } } : answer;
  },
  learn: ({ status }) => ({ seen: seenOf(status) }),
});
