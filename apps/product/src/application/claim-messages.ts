import { randomBytes, randomUUID } from "node:crypto";
import { type Message, shareMessages } from "@mall/messaging";
import type { SeckillClaim } from "./ports/seckill-stock.ts";
import type { SkuSnapshot } from "./ports/sku-snapshots.ts";

/**
 * Claims in one message. A broker keeps and confirms each message by itself, whatever is in it; on the other side, one claim
 * that fails costs its neighbours another delivery.
 */
const MOST_CLAIMS = 256;

/**
 * Claims of one SKU as messages to the order service. They share messages, as a message costs a broker more than an order
 * costs a database; one whose trace is recorded, or that has no neighbour, has a message of its own, which goes on in that
 * trace. Every claim has its order number, so it does no harm when one is sent again in other company.
 */
export function claimMessages(claims: readonly SeckillClaim[], sku: SkuSnapshot): Message[] {
  const told = claims.map((what) => ({ what, headers: what.headers }));
  const messages = shareMessages(told, {
    most: MOST_CLAIMS,
    alone: (claim) => ({ id: claim.orderNo, body: { ...placeOf(claim), ...snapshotOf(sku) } }),
    list: (all) => ({ id: `claims:${randomUUID()}`, body: { ...snapshotOf(sku), claims: all.map(placeOf) } }),
  });
  return messages.map(beginningNoTrace);
}

/** Without the word that its trace is not recorded, a message would begin one where it is published. */
function beginningNoTrace(message: Message): Message {
  if (message.headers?.traceparent !== undefined) return message;
  const traceparent = `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-00`;
  return { ...message, headers: { traceparent, ...message.headers } };
}

const placeOf = ({ orderNo, userId, claimedAt }: SeckillClaim) => ({
  order_no: orderNo,
  user_id: userId,
  claimed_at_ms: claimedAt,
});

const snapshotOf = ({ id, priceCents, productId, productName, name, picture }: SkuSnapshot) => ({
  sku_id: id,
  quantity: 1,
  price_cents: priceCents,
  product_id: productId,
  product_name: productName,
  sku_name: name,
  picture,
});
