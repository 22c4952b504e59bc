import assert from "node:assert/strict";
import { eventually } from "@mall/testkit";
import type { Answer, Api } from "./http.fixture.ts";

/** A registered buyer with an address. */
export interface Buyer {
  userId: number;
  token: string;
  addressId: number;
}

let registered = 0;

const address = {
  ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detail_address: "蔬菜路1号",
};

/** Registers a new buyer through the front door. */
export async function newBuyer(api: Api): Promise<Buyer> {
  registered += 1;
  const account = { username: `buyer-${process.pid}-${registered}-${Date.now()}`, password: "123" };
  const created = await api.post("user/register", account);
  assert.equal(created.status, 200, created.msg);
  const login = await api.post("user/login", account);
  const { token, user_id: userId } = login.data;
  const added = await api.post("address/add", address, token);
  assert.equal(added.status, 200, added.msg);
  return { userId, token, addressId: added.data.address_id };
}

/** Places an order of one SKU, through the items form. */
export async function order(api: Api, buyer: Buyer, skuId: number, quantity = 1) {
  const created = await api.post(
    "order/create",
    { address_id: buyer.addressId, items: [{ sku_id: skuId, quantity }] },
    buyer.token,
  );
  assert.equal(created.status, 200, created.msg);
  return created.data as { order_no: string; total_amount: number; pay_before: string };
}

/** Pieces of a SKU that can be bought now. */
export async function stockOf(api: Api, productId: number, skuId: number): Promise<number> {
  const detail = await api.get(`product/detail?id=${productId}`);
  return detail.data.skus.find((sku: { sku_id: number }) => sku.sku_id === skuId).stock;
}

/**
 * Begins a payment whose provider is slow, and resolves as soon as it is under way.
 * @returns the answer to come, wrapped so that awaiting this function does not await it.
 */
export async function startSlowPayment(
  api: Api,
  { token }: Buyer,
  { order_no, total_amount }: { order_no: string; total_amount: number },
): Promise<{ answer: Promise<Answer> }> {
  const answer = api.post("payment/pay", { order_no, amount: total_amount, simulate: "slow" }, token);
  await eventually(async () => {
    const payment = await api.get(`payment/detail?order_no=${order_no}`, token);
    assert.equal(payment.status, 200);
  });
  return { answer };
}
