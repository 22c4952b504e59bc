import { randomBytes, randomUUID } from "node:crypto";
import type { Message } from "@mall/messaging";
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
  const traced = claims.filter(isTraced);
  const others = claims.filter((claim) => !isTraced(claim));
  const messages = traced.map((claim) => messageOf(claim, sku));
  for (let start = 0; start < others.length; start += MOST_CLAIMS) {
    const [only, ...more] = others.slice(start, start + MOST_CLAIMS);
    if (only) messages.push(more.length === 0 ? messageOf(only, sku) : listOf([only, ...more], sku));
  }
  return messages;
}

/** The lowest bit of the last digit of `traceparent` says so (W3C Trace Context, trace-flags). */
const isTraced = ({ headers }: SeckillClaim): boolean => /[13579bdf]$/.test(headers.traceparent ?? "");

function messageOf(claim: SeckillClaim, sku: SkuSnapshot): Message {
  return {
    id: claim.orderNo,
    body: { ...placeOf(claim), ...snapshotOf(sku) },
    headers: claim.headers.traceparent === undefined ? { ...untraced(), ...claim.headers } : claim.headers,
  };
}

/** Without the word that its trace is not recorded, a message would begin one where it is published. */
const untraced = () => ({ traceparent: `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-00` });

function listOf(claims: readonly SeckillClaim[], sku: SkuSnapshot): Message {
  return {
    id: `claims:${randomUUID()}`,
    body: { ...snapshotOf(sku), claims: claims.map(placeOf) },
    headers: untraced(),
  };
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
