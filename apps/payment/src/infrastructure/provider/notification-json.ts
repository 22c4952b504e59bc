import { fail } from "@mall/kernel";
import { createParser } from "@mall/validation";
import { type Static, Type } from "typebox";
import type { Notification } from "../../domain/notification.ts";

const number = Type.String({ minLength: 1, maxLength: 64 });

const schema = Type.Object({
  notification_id: Type.String({ minLength: 1, maxLength: 128 }),
  payment_no: number,
  order_no: number,
  amount_cents: Type.Integer({ minimum: 0 }),
  kind: Type.Union([Type.Literal("payment"), Type.Literal("refund")]),
  result: Type.Union([Type.Literal("succeeded"), Type.Literal("failed")]),
  provider_txn: Type.String({ maxLength: 128 }),
});

const parse = createParser(schema);

/** A notification as it travels. */
export type NotificationJson = Static<typeof schema>;

/** Reads a callback's body. @throws AppError `invalid_json`, or `invalid_input` naming the field. */
export function parseNotification(body: string): Notification {
  const { notification_id, payment_no, order_no, amount_cents, provider_txn, kind, result } = parse(read(body));
  return {
    notificationId: notification_id,
    paymentNo: payment_no,
    orderNo: order_no,
    amountCents: amount_cents,
    providerTxn: provider_txn,
    kind,
    result,
  };
}

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw fail("invalid_json", { cause: error });
  }
}
