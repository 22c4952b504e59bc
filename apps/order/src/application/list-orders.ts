import { fail } from "@mall/kernel";
import type { Order } from "../domain/order/order.ts";
import { requireId } from "./identifiers.ts";
import type { OrderQuery, OrderRepository } from "./ports/order-repository.ts";

const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;

/** Shows a buyer one page of the orders, newest first. */
export function listOrders({ orders }: { orders: OrderRepository }) {
  return async (query: OrderQuery): Promise<{ orders: Order[]; total: number }> => {
    requireId(query.userId, "user_id");
    requireWithin(query.page, MAX_PAGE, "page");
    requireWithin(query.pageSize, MAX_PAGE_SIZE, "page_size");
    return await orders.list(query);
  };
}

function requireWithin(value: number, max: number, field: string): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw fail("invalid_input", { field, params: { reason: `must be 1..${max}` } });
  }
}
