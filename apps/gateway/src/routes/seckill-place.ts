import { type OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import type { ProductServiceDefinition } from "@mall/contracts/product";
import { type GetSeckillClaimRequest, SeckillClaimState } from "@mall/contracts/seckill";
import { AppError } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { formatDateTime } from "../schemas/date-time.ts";

/** Whom is asked what became of a place. */
export interface PlaceDeps {
  products: Pick<ServiceClient<ProductServiceDefinition>, "getSeckillClaim">;
  orders: Pick<ServiceClient<OrderServiceDefinition>, "getOrder">;
}

/** What became of a place, as JSON shows it, and about how many are before one that is queued. */
export interface Place {
  result: { status: "queued" | "ordered" | "lost"; order_no: string; sku_id: number; pay_before: string | null };
  ahead: number;
}

/** Makes the question: the claim, and the order that was made of it. @throws AppError `seckill_claim_not_found`. */
export function askPlace({ products, orders }: PlaceDeps) {
  return async (query: GetSeckillClaimRequest): Promise<Place> => {
    const { orderNo, skuId, state, ahead } = await products.getSeckillClaim(query);
    const place = { order_no: orderNo, sku_id: skuId, pay_before: null };
    const lost: Place = { result: { ...place, status: "lost" }, ahead: 0 };
    if (state === SeckillClaimState.SECKILL_CLAIM_STATE_RELEASED) return lost;
    const order = await findOrder(orders, query.userId, orderNo);
    if (!order) return { result: { ...place, status: "queued" }, ahead };
    // Cancelled, but the unit is still on its way back: already lost for the buyer.
    if (order.status === OrderStatus.ORDER_STATUS_CANCELLED) return lost;
    return { result: { ...place, status: "ordered", pay_before: formatDateTime(order.payBeforeMs) }, ahead: 0 };
  };
}

async function findOrder(orders: PlaceDeps["orders"], userId: number, orderNo: string) {
  try {
    return (await orders.getOrder({ userId, orderNo })).order;
  } catch (error) {
    if (error instanceof AppError && error.slug === "order_not_found") return undefined;
    throw error;
  }
}
