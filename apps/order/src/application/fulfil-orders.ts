import { type Clock, fail } from "@mall/kernel";
import { complete, refund, ship } from "../domain/order/fulfil.ts";
import type { Order } from "../domain/order/order.ts";
import { findOrder, findOwnOrder } from "./find-order.ts";
import { requireId, requireNumber } from "./identifiers.ts";
import type { Fulfilled, OrderRepository } from "./ports/order-repository.ts";

/** What fulfilling needs. */
interface FulfilDeps {
  orders: Pick<OrderRepository, "findMany" | "fulfil">;
  clock: Clock;
}

/** The next state of an order; undefined when it is not where the step begins. */
type Step = (order: Order, now: number) => Fulfilled | undefined;

const STEPS = {
  shipped: (order, now) => (order.status === "paid" ? ship(order, now) : undefined),
  completed: (order, now) => (order.status === "shipped" ? complete(order, now) : undefined),
  refunded: (order, now) => (order.status === "paid" ? refund(order, now) : undefined),
} satisfies Record<Fulfilled["status"], Step>;

/**
 * What becomes of an order that was paid. Each step said again changes nothing and is no error; of two that race for a
 * paid order, one wins, and the other hears so.
 *
 * A refund changes the order and leaves the message for the payment service in one transaction. The units of a refunded
 * order stay sold, in the ordinary stock and in a flash sale: `initial = free + held + sold` counts what left the shelf,
 * and whether goods that were paid can be sold again is for whoever looks at them to say, by adjusting the stock.
 *
 * All throw AppError `order_not_found`, `order_state_conflict`, `invalid_input`.
 */
export function fulfilOrders({ orders, clock }: FulfilDeps) {
  const take = async (found: Order, target: Fulfilled["status"]): Promise<void> => {
    if (found.status === target) return;
    const next = STEPS[target](found, clock.now());
    if (next && (await orders.fulfil(next))) return;
    // Somebody was faster: with the same step, which is then done, or with another one.
    const present = next ? await findOrder(orders, found.orderNo) : found;
    if (present.status !== target) throw fail("order_state_conflict", { field: "order_no" });
  };
  const byStaff = (target: Fulfilled["status"]) => async (orderNo: string) =>
    await take(await findOrder(orders, requireNumber(orderNo, "order_no")), target);

  return {
    ship: byStaff("shipped"),
    complete: byStaff("completed"),
    refund: byStaff("refunded"),
    /** The buyer has the goods of an own order. */
    confirmReceipt: async ({ userId, orderNo }: { userId: number; orderNo: string }): Promise<void> => {
      const owner = requireId(userId, "user_id");
      await take(await findOwnOrder(orders, owner, requireNumber(orderNo, "order_no")), "completed");
    },
  };
}
