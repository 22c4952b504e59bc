import assert from "node:assert/strict";
import { eventually } from "@mall/testkit";
import type { Api } from "./http.fixture.ts";

/** A buyer who has one of everything, and what of it others know. */
export interface Victim {
  userId: number;
  token: string;
  password: string;
  addressId: number;
  /** Unpaid. */
  orderNo: string;
  paidOrderNo: string;
  paymentNo: string;
  /** Of the paid order. */
  reviewId: number;
  seckillOrderNo: string;
  /** For another place in the sale; not used yet. */
  seckillToken: string;
  /** Texts that stand in answers for the victim alone. */
  marks: string[];
}

/** In the victim's cart. */
export const CART_SKU = 3;
/** On sale for everybody. */
export const SALE_SKU = 2;
/** The key that the victim ordered with, and what was ordered. */
export const ORDER_KEY = "victims-key";
export const ordered = (addressId: number) => ({ address_id: addressId, items: [{ sku_id: 1, quantity: 2 }] });

const receiver = { name: "受害者甲", mobile: "13712345678", province: "山东省", city: "潍坊市", district: "寿光市" };

/** Registers a buyer and goes shopping until there is one of everything. */
export async function createVictim(api: Api): Promise<Victim> {
  const account = { username: "victim", password: "victims-password", mobile: "13787654321" };
  const post = async (path: string, body: unknown, headers = {}) => {
    const answer = await api.post(path, body, token, headers);
    assert.equal(answer.status, 200, `${path}: ${answer.msg}`);
    return answer.data;
  };
  let token = "";
  await post("user/register", account);
  const session = await post("user/login", account);
  token = session.token;
  const { address_id: addressId } = await post("address/add", { ...receiver, detail_address: "受害者路1号" });
  await post("cart/add", { sku_id: CART_SKU, quantity: 2 });
  const { order_no: orderNo } = await post("order/create", ordered(addressId), { "idempotency-key": ORDER_KEY });
  const paid = await post("order/create", { items: [{ sku_id: 4, quantity: 1 }] });
  const payment = await post("payment/pay", { order_no: paid.order_no, amount: paid.total_amount });
  // What belongs to the victim shall not change by itself later on.
  await eventually(async () => {
    const { data } = await api.get(`payment/detail?order_no=${paid.order_no}`, token);
    assert.equal(data.status, "paid");
  });
  const review = { order_no: paid.order_no, sku_id: 4, rating: 5, content: "好吃" };
  const { id: reviewId } = await post("review/add", review);
  const pass = async () => (await post("product/seckill/token", { sku_id: SALE_SKU })).token as string;
  // The sale opens a moment after it was planned.
  const win = async () => await post("product/seckill", { sku_id: SALE_SKU, token: await pass() });
  const won = await eventually(win, { everyMs: 500 });
  await eventually(async () => {
    const { data } = await api.get(`product/seckill/result?order_no=${won.order_no}`, token);
    assert.equal(data.status, "ordered");
  });
  const numbers = [orderNo, paid.order_no, payment.payment_no, won.order_no];
  return {
    ...{ userId: session.user_id, token, password: account.password, addressId, orderNo, paidOrderNo: paid.order_no },
    ...{ reviewId, paymentNo: payment.payment_no, seckillOrderNo: won.order_no, seckillToken: await pass() },
    marks: [account.username, account.mobile, receiver.name, receiver.mobile, "受害者路", ...numbers],
  };
}

/** All that the shop keeps of a buyer, as it shows it to that buyer. */
export async function allOf(api: Api, { token, orderNo, paidOrderNo, seckillOrderNo }: Victim): Promise<unknown> {
  const paths = [
    ...["user/info", "address/list", "cart/list", "order/list", "review/mine", `order/detail?order_no=${orderNo}`],
    ...[`payment/detail?order_no=${paidOrderNo}`, `product/seckill/result?order_no=${seckillOrderNo}`],
  ];
  return await Promise.all(
    paths.map(async (path) => {
      const { status, data } = await api.get(path, token);
      assert.equal(status, 200, path);
      return data;
    }),
  );
}
