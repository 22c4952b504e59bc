import { CancelReason, type Order, type OrderItem, OrderStatus } from "@mall/contracts/order";
import { yuanFromCents } from "@mall/kernel";
import { Type } from "typebox";
import { formatDateTime } from "./date-time.ts";
import { cents, dateTime, nullable, yuan } from "./fields.ts";

/** The numbers clients know an order's state by. */
const STATUS_NUMBER: Record<OrderStatus, number> = {
  [OrderStatus.ORDER_STATUS_UNSPECIFIED]: -1,
  [OrderStatus.ORDER_STATUS_UNPAID]: 0,
  [OrderStatus.ORDER_STATUS_PAID]: 1,
  [OrderStatus.ORDER_STATUS_CANCELLED]: 2,
  [OrderStatus.ORDER_STATUS_SHIPPED]: 3,
  [OrderStatus.ORDER_STATUS_COMPLETED]: 4,
  [OrderStatus.ORDER_STATUS_REFUNDED]: 5,
};

const STATUS_NAME: Record<OrderStatus, string> = {
  [OrderStatus.ORDER_STATUS_UNSPECIFIED]: "unknown",
  [OrderStatus.ORDER_STATUS_UNPAID]: "unpaid",
  [OrderStatus.ORDER_STATUS_PAID]: "paid",
  [OrderStatus.ORDER_STATUS_CANCELLED]: "cancelled",
  [OrderStatus.ORDER_STATUS_SHIPPED]: "shipped",
  [OrderStatus.ORDER_STATUS_COMPLETED]: "completed",
  [OrderStatus.ORDER_STATUS_REFUNDED]: "refunded",
};

const CANCEL_REASON: Record<CancelReason, string | null> = {
  [CancelReason.CANCEL_REASON_UNSPECIFIED]: null,
  [CancelReason.CANCEL_REASON_BUYER]: "buyer",
  [CancelReason.CANCEL_REASON_TIMEOUT]: "timeout",
};

/** A state to narrow a list by. */
export const statusFilter = Type.Optional(
  Type.Integer({ minimum: 0, maximum: 5, description: "Only orders in this state." }),
);

const item = Type.Object({
  sku_id: Type.Integer(),
  product_id: Type.Integer(),
  product_name: Type.String(),
  sku_name: Type.String(),
  price: yuan,
  price_cents: cents,
  quantity: Type.Integer(),
  picture: Type.String(),
});

/** An order in answers. */
export const order = Type.Object({
  order_no: Type.String(),
  total_amount: yuan,
  total_amount_cents: cents,
  status: Type.Integer({ description: "0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded." }),
  status_name: Type.String(),
  created_at: dateTime,
  pay_before: dateTime,
  paid_at: nullable(dateTime),
  cancelled_at: nullable(dateTime),
  shipped_at: nullable(dateTime),
  completed_at: nullable(dateTime),
  refunded_at: nullable(dateTime),
  cancel_reason: nullable(Type.Enum(["buyer", "timeout"])),
  payment_no: Type.String({ description: "Empty until the order is paid." }),
  seckill: Type.Boolean(),
  items: Type.Array(item),
  receiver_name: Type.String(),
  receiver_mobile: Type.String(),
  receiver_address: Type.String(),
});

/** An order of the order service as JSON shows it. */
export function orderJson(of: Order) {
  return {
    order_no: of.orderNo,
    total_amount: yuanFromCents(of.totalCents),
    total_amount_cents: of.totalCents,
    status: STATUS_NUMBER[of.status],
    status_name: STATUS_NAME[of.status],
    created_at: formatDateTime(of.createdAtMs),
    pay_before: formatDateTime(of.payBeforeMs),
    paid_at: moment(of.paidAtMs),
    cancelled_at: moment(of.cancelledAtMs),
    shipped_at: moment(of.shippedAtMs),
    completed_at: moment(of.completedAtMs),
    refunded_at: moment(of.refundedAtMs),
    cancel_reason: CANCEL_REASON[of.cancelReason] as "buyer" | "timeout" | null,
    payment_no: of.paymentNo,
    seckill: of.seckill,
    items: of.items.map(itemJson),
    receiver_name: of.receiverName,
    receiver_mobile: of.receiverMobile,
    receiver_address: of.receiverAddress,
  };
}

// Left out by an order service of before there were such times.
function moment(ms = 0): string | null {
  return ms === 0 ? null : formatDateTime(ms);
}

/** The state that clients know by a number, 0..5. */
export function statusOf(shown: number): OrderStatus {
  const found = Object.entries(STATUS_NUMBER).find(([, each]) => each === shown);
  return Number(found?.[0]) as OrderStatus;
}

function itemJson(of: OrderItem) {
  return {
    sku_id: of.skuId,
    product_id: of.productId,
    product_name: of.productName,
    sku_name: of.skuName,
    price: yuanFromCents(of.priceCents),
    price_cents: of.priceCents,
    quantity: of.quantity,
    picture: of.picture,
  };
}
