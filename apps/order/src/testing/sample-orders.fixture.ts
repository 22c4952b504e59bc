import { type Cents, toCents } from "@mall/kernel";
import type { OrderItem, UnpaidOrder } from "../domain/order/order.ts";
import { place } from "../domain/order/place.ts";

/** When the sample orders are made, epoch milliseconds. */
export const MADE_AT = Date.UTC(2026, 0, 1);

/** One line of an order. */
export function sampleItem(priceCents = 1990, quantity = 1): OrderItem {
  const price: Cents = toCents(priceCents);
  return {
    skuId: 2,
    productId: 1,
    productName: "黄瓜",
    skuName: "3斤",
    picture: "/8.svg",
    priceCents: price,
    quantity,
  };
}

/** An order somebody has 60 s to pay. */
export function sampleOrder(orderNo: string, items = [sampleItem()]): UnpaidOrder {
  const receiver = { name: "张三", mobile: "13800000000", address: "寿光市" };
  const times = { createdAt: MADE_AT, payableFrom: MADE_AT, timeoutMs: 60_000 };
  return place({ orderNo, userId: 7, kind: "normal", items, receiver, ...times });
}
