import type { Delivery } from "@mall/messaging";
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
export interface Asked {
  request: ProviderRequest;
  headers: Record<string, string>;
  /** Others came in the same message. */
  inList: boolean;
}

/** The id of a message with one request. */
export const requestId = ({ payment_no, kind }: ProviderRequest): string => `${payment_no}:${kind}`;

/** What messages ask, each one thing or a list, and the ids of those in which something asks for nothing. */
export function sortRequests(deliveries: readonly Delivery[]): { asked: Asked[]; unreadable: string[] } {
  const asked: Asked[] = [];
  const unreadable: string[] = [];
  for (const { id, body, headers } of deliveries) {
    const inList = isList(body);
    for (const request of inList ? body.requests : [body]) {
      if (isRequest(request)) asked.push({ request, headers, inList });
      else unreadable.push(id);
    }
  }
  return { asked, unreadable };
}
