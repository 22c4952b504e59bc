import { type Delivery, type Heard, readShared } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";
import type { ProviderRequest } from "../../application/ports/payments.ts";

const isRequest = createCheck(
  Type.Object({
    payment_no: Type.String({ minLength: 1, maxLength: 64 }),
    order_no: Type.String({ minLength: 1, maxLength: 64 }),
    amount_cents: Type.Integer({ minimum: 0 }),
    kind: Type.Union([Type.Literal("payment"), Type.Literal("refund")]),
    mode: Type.Union([Type.Literal("succeed"), Type.Literal("fail"), Type.Literal("slow")]),
  }),
);
const isList = createCheck(Type.Object({ requests: Type.Array(Type.Unknown()) }));

/** A request of the shop, and how it came. */
export type Asked = Heard<ProviderRequest>;

/** The id of a message with one request. */
export const requestId = ({ payment_no, kind }: ProviderRequest): string => `${payment_no}:${kind}`;

/** What messages ask, each one thing or a list, and the ids of those in which something asks for nothing. */
export function readRequests(deliveries: readonly Delivery[]): { heard: Asked[]; unreadable: string[] } {
  return readShared(deliveries, { isOne: isRequest, listIn: (body) => (isList(body) ? body.requests : undefined) });
}
