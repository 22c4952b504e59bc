import { CancelReason, type Order as OrderMessage, OrderStatus as StatusMessage } from "@mall/contracts/order";
import { fail } from "@mall/kernel";
import type { Order, OrderStatus } from "../../domain/order/order.ts";

const STATUS: Record<OrderStatus, StatusMessage> = {
  unpaid: StatusMessage.ORDER_STATUS_UNPAID,
  paid: StatusMessage.ORDER_STATUS_PAID,
  cancelled: StatusMessage.ORDER_STATUS_CANCELLED,
  shipped: StatusMessage.ORDER_STATUS_SHIPPED,
  completed: StatusMessage.ORDER_STATUS_COMPLETED,
  refunded: StatusMessage.ORDER_STATUS_REFUNDED,
};

/** A state on the wire. */
export function statusTo(status: OrderStatus): StatusMessage {
  return STATUS[status];
}

/** The state that a wire status names; undefined for UNSPECIFIED. @throws AppError `invalid_input`. */
export function statusFrom(message: StatusMessage): OrderStatus | undefined {
  if (message === StatusMessage.ORDER_STATUS_UNSPECIFIED) return undefined;
  const status = (Object.keys(STATUS) as OrderStatus[]).find((name) => STATUS[name] === message);
  if (!status) throw fail("invalid_input", { field: "status", params: { reason: "unknown status" } });
  return status;
}

/** An order on the wire. */
export function messageOf(order: Order): OrderMessage {
  return {
    orderNo: order.orderNo,
    userId: order.userId,
    status: STATUS[order.status],
    totalCents: order.totalCents,
    createdAtMs: order.createdAt,
    payBeforeMs: order.payBefore,
    paidAtMs: "paidAt" in order ? order.paidAt : 0,
    paymentNo: "paymentNo" in order ? order.paymentNo : "",
    ...cancellationOf(order),
    shippedAtMs: "shippedAt" in order ? order.shippedAt : 0,
    completedAtMs: "completedAt" in order ? order.completedAt : 0,
    refundedAtMs: "refundedAt" in order ? order.refundedAt : 0,
    items: order.items.map((item) => ({ ...item })),
    receiverName: order.receiver.name,
    receiverMobile: order.receiver.mobile,
    receiverAddress: order.receiver.address,
    seckill: order.kind === "seckill",
  };
}

function cancellationOf(order: Order): Pick<OrderMessage, "cancelledAtMs" | "cancelReason"> {
  if (order.status !== "cancelled") {
    return { cancelledAtMs: 0, cancelReason: CancelReason.CANCEL_REASON_UNSPECIFIED };
  }
  const byBuyer = order.reason === "buyer";
  const cancelReason = byBuyer ? CancelReason.CANCEL_REASON_BUYER : CancelReason.CANCEL_REASON_TIMEOUT;
  return { cancelledAtMs: order.cancelledAt, cancelReason };
}
