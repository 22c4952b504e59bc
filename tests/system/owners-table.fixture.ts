import type { Operation } from "./openapi.fixture.ts";
import { CART_SKU, ORDER_KEY, ordered, SALE_SKU, type Victim } from "./owners.fixture.ts";

/** A request by which somebody else reaches for what is the victim's. */
export interface Attempt {
  input: Record<string, unknown>;
  headers?: Record<string, string>;
  /** The answers that are right. 200 is where it acts on what is the sender's own. */
  statuses: number[];
}

/** Who may use a route, and what somebody else tries there. */
export interface Rule {
  /** Anybody may ask without logging in, and nothing of a buyer is shown or changed. */
  open?: true;
  attempts: (victim: Victim) => Attempt[];
}

const own = (input: Record<string, unknown> = {}): Rule => ({ attempts: () => [{ input, statuses: [200] }] });
const open = (input: Record<string, unknown>, status: number): Rule => ({
  open: true,
  attempts: () => [{ input, statuses: [status] }],
});
const hidden = (...inputs: ((victim: Victim) => Record<string, unknown>)[]): Rule => ({
  attempts: (victim) => inputs.map((inputOf) => ({ input: inputOf(victim), statuses: [403, 404] })),
});

/** Every route of the API by what it says about owners. */
export const RULES: Record<string, Rule> = {
  "post user/register": open({ username: "victim", password: "thiefs-password" }, 409),
  "post user/login": open({ username: "victim", password: "thiefs-password" }, 401),
  "post user/refresh": open({ refresh_token: "made-up" }, 401),
  "get user/info": own(),
  "post user/update": own({ nickname: "thief", id: 1, role: "admin" }),
  "post user/password": {
    attempts: ({ password }) => [{ input: { old_password: password, new_password: "taken-over" }, statuses: [400] }],
  },
  "post user/logout": own({ session_id: "1" }),
  "post address/add": own({
    ...{ name: "thief", mobile: "13800000000", province: "p", city: "c", district: "d", detail_address: "x" },
    is_default: true,
  }),
  "get address/list": own(),
  "post address/update": hidden(({ addressId }) => ({ address_id: addressId, name: "thief" })),
  "post address/delete": hidden(({ addressId }) => ({ address_id: addressId })),
  "post address/set_default": hidden(({ addressId }) => ({ address_id: addressId })),
  "get product/list": open({ category_id: 1 }, 200),
  "get product/detail": open({ id: 1 }, 200),
  "get product/categories": open({}, 200),
  "get product/suggest": open({ query: "黄" }, 200),
  "post cart/add": own({ sku_id: CART_SKU, quantity: 1 }),
  "get cart/list": own(),
  "post cart/update": { attempts: () => [{ input: { sku_id: CART_SKU, quantity: 9 }, statuses: [200, 404] }] },
  "post cart/delete": { attempts: () => [{ input: { sku_id: CART_SKU }, statuses: [200, 404] }] },
  "post order/create": {
    attempts: ({ addressId }) => [
      { input: ordered(addressId), headers: { "idempotency-key": ORDER_KEY }, statuses: [404] },
      { input: { address_id: addressId, sku_ids: [CART_SKU] }, statuses: [404] },
    ],
  },
  "post order/cancel": hidden(({ orderNo }) => ({ order_no: orderNo })),
  "post order/confirm": hidden(({ paidOrderNo }) => ({ order_no: paidOrderNo })),
  "get order/list": own(),
  "get order/detail": hidden(
    ({ orderNo }) => ({ order_no: orderNo }),
    ({ seckillOrderNo }) => ({ order_no: seckillOrderNo }),
  ),
  "get review/list": open({ product_id: 1 }, 200),
  "get review/mine": own(),
  // Whoever's order it is: only the sender's own reviews are told.
  "get review/order": { attempts: ({ paidOrderNo }) => [{ input: { order_no: paidOrderNo }, statuses: [200] }] },
  "post review/add": hidden(({ paidOrderNo }) => ({ order_no: paidOrderNo, sku_id: 4, rating: 1, content: "thief" })),
  "post review/delete": hidden(({ reviewId }) => ({ id: reviewId })),
  "post payment/pay": hidden(({ orderNo }) => ({ order_no: orderNo, amount: 11 })),
  "get payment/detail": hidden(
    ({ paidOrderNo }) => ({ order_no: paidOrderNo }),
    ({ paymentNo }) => ({ payment_no: paymentNo }),
  ),
  "post payment/callback": {
    open: true,
    attempts: ({ orderNo }) => [
      {
        input: { order_no: orderNo, status: "succeeded" },
        headers: {
          "x-payment-timestamp": String(Math.floor(Date.now() / 1000)),
          "x-payment-signature": "0".repeat(64),
        },
        statuses: [401],
      },
    ],
  },
  "post product/seckill/token": own({ sku_id: SALE_SKU }),
  "post product/seckill": {
    attempts: ({ seckillToken }) => [{ input: { sku_id: SALE_SKU, token: seckillToken }, statuses: [403] }],
  },
  "get product/seckill/result": hidden(
    ({ seckillOrderNo }) => ({ order_no: seckillOrderNo }),
    () => ({ sku_id: SALE_SKU }),
  ),
  "get product/seckill/events": hidden(({ seckillOrderNo }) => ({ order_no: seckillOrderNo })),
  "get seckill/activities": open({}, 200),
  // Of a SKU that was never on sale: of another one the answer would not end.
  "get seckill/live": open({ sku_id: 999_999 }, 404),
};

/** Routes outside of ops/ that are for operators. */
const STAFF = ["post seckill/activities"];

/** Of the routes for staff, those that operators may not use either. */
const FOR_ADMINS = /^ops\/(users|audit)/;

/** True for a route that no buyer may use, whatever is asked. */
export function isForStaff({ method, path }: Operation): boolean {
  return path.startsWith("ops/") || STAFF.includes(`${method} ${path}`);
}

/** True for a route that is for admins alone. */
export function isForAdmins({ path }: Operation): boolean {
  return FOR_ADMINS.test(path);
}

/** Fields that name somebody's thing. */
export function isIdentifier(field: string): boolean {
  return field === "id" || /_(id|ids|no)$/.test(field) || /token$/.test(field);
}
