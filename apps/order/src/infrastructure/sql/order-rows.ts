import type { Cents } from "@mall/kernel";
import type { Order, OrderFacts, OrderItem, OrderStatus, UnpaidOrder } from "../../domain/order/order.ts";
import type { OrderItemRow, OrderRow } from "./schema.ts";

/** The number of each state, as the shop's JSON has it. */
export const STATUS_CODE: Record<OrderStatus, number> = {
  unpaid: 0,
  paid: 1,
  cancelled: 2,
  shipped: 3,
  completed: 4,
  refunded: 5,
};

/** The columns that never change after an order was made. */
function factsOf(order: OrderFacts) {
  return {
    order_no: order.orderNo,
    user_id: order.userId,
    kind: order.kind,
    total_cents: order.totalCents,
    created_at: order.createdAt,
    pay_before: order.payBefore,
    receiver_name: order.receiver.name,
    receiver_mobile: order.receiver.mobile,
    receiver_address: order.receiver.address,
  };
}

/** The row of an order, whatever its state. */
export function rowOf(order: Order): OrderRow {
  return { ...factsOf(order), ...stateOf(order) };
}

/** The row of a new order: what only later states have is left out, and null. */
export function newRowOf(order: UnpaidOrder) {
  return { ...factsOf(order), status: STATUS_CODE[order.status] };
}

/** The columns that change with the state. */
type StateColumns = Pick<
  OrderRow,
  "status" | "payment_no" | "paid_at" | "cancelled_at" | "cancel_reason" | "shipped_at" | "completed_at" | "refunded_at"
>;

/** The state of an order as columns; those that the state does not have are null. */
export function stateOf(order: Order): StateColumns {
  return {
    status: STATUS_CODE[order.status],
    payment_no: "paymentNo" in order ? order.paymentNo : null,
    paid_at: "paidAt" in order ? order.paidAt : null,
    cancelled_at: order.status === "cancelled" ? order.cancelledAt : null,
    cancel_reason: order.status === "cancelled" ? order.reason : null,
    shipped_at: "shippedAt" in order ? order.shippedAt : null,
    completed_at: order.status === "completed" ? order.completedAt : null,
    refunded_at: order.status === "refunded" ? order.refundedAt : null,
  };
}

/** The rows of an order's items. */
export function itemRowsOf({ orderNo, items }: OrderFacts): OrderItemRow[] {
  return items.map((item, line) => ({
    order_no: orderNo,
    line_no: line,
    sku_id: item.skuId,
    product_id: item.productId,
    product_name: item.productName,
    sku_name: item.skuName,
    picture: item.picture,
    price_cents: item.priceCents,
    quantity: item.quantity,
  }));
}

function itemOf(row: OrderItemRow): OrderItem {
  return {
    skuId: row.sku_id,
    productId: row.product_id,
    productName: row.product_name,
    skuName: row.sku_name,
    picture: row.picture,
    priceCents: row.price_cents as Cents,
    quantity: row.quantity,
  };
}

/**
 * The order of a row and its items, in the order of their lines.
 * @throws Error when the row is in no legal state, which only a hand in the database can bring about.
 */
export function orderOf(row: OrderRow, items: readonly OrderItemRow[]): Order {
  const facts: OrderFacts = {
    orderNo: row.order_no,
    userId: row.user_id,
    kind: row.kind === "seckill" ? "seckill" : "normal",
    items: items.map(itemOf),
    totalCents: row.total_cents as Cents,
    createdAt: row.created_at,
    payBefore: row.pay_before,
    receiver: { name: row.receiver_name, mobile: row.receiver_mobile, address: row.receiver_address },
  };
  return withState(facts, row);
}

function withState(facts: OrderFacts, row: OrderRow): Order {
  const at = (time: number | null) => time ?? illegal(row);
  const settled = () => ({ paymentNo: row.payment_no ?? illegal(row), paidAt: at(row.paid_at) });
  switch (row.status) {
    case STATUS_CODE.unpaid:
      return { ...facts, status: "unpaid" };
    case STATUS_CODE.paid:
      return { ...facts, status: "paid", ...settled() };
    case STATUS_CODE.cancelled: {
      const reason = row.cancel_reason === "timeout" ? "timeout" : "buyer";
      return { ...facts, status: "cancelled", cancelledAt: at(row.cancelled_at), reason };
    }
    case STATUS_CODE.shipped:
      return { ...facts, status: "shipped", ...settled(), shippedAt: at(row.shipped_at) };
    case STATUS_CODE.completed: {
      const done = { shippedAt: at(row.shipped_at), completedAt: at(row.completed_at) };
      return { ...facts, status: "completed", ...settled(), ...done };
    }
    case STATUS_CODE.refunded:
      return { ...facts, status: "refunded", ...settled(), refundedAt: at(row.refunded_at) };
    default:
      return illegal(row);
  }
}

function illegal(row: OrderRow): never {
  throw new Error(`Order ${row.order_no} with status ${row.status} is in no legal state`);
}
