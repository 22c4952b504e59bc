import { MAX_CENTS, toCents } from "@mall/kernel";
import type { Delivery } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { type Static, Type } from "typebox";
import type { SeckillClaim } from "../../application/index.ts";

const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Named = Type.Object({ order_no: Type.String({ minLength: 1, maxLength: 64 }) });
const Place = Type.Object({
  ...Named.properties,
  user_id: Id,
  claimed_at_ms: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
});
// As long as the columns are: one row that the database refuses would hold up its whole batch.
const Snapshot = Type.Object({
  sku_id: Id,
  quantity: Type.Literal(1),
  price_cents: Type.Integer({ minimum: 0, maximum: MAX_CENTS }),
  product_id: Id,
  product_name: Type.String({ maxLength: 255 }),
  sku_name: Type.String({ maxLength: 255 }),
  picture: Type.String({ maxLength: 512 }),
});
const isPlace = createCheck(Place);
const isSnapshot = createCheck(Snapshot);
const namesOrder = createCheck(Named);
const isList = createCheck(Type.Object({ claims: Type.Array(Type.Unknown()) }));

/** What messages of won places say. */
export interface SortedClaims {
  claims: SeckillClaim[];
  /** Order numbers of claims that can never become orders. */
  refused: string[];
  /** Ids of messages in which something has no order number. */
  unreadable: string[];
}

/** Sorts what a message says of one place, or of several of one SKU in its list `claims`. */
export function sortClaims(deliveries: readonly Delivery[]): SortedClaims {
  const sorted: SortedClaims = { claims: [], refused: [], unreadable: [] };
  for (const { id, body } of deliveries) {
    const places: readonly unknown[] = isList(body) ? body.claims : [body];
    const item = isSnapshot(body) ? itemOf(body) : undefined;
    for (const place of places) {
      if (item && isPlace(place)) sorted.claims.push(claimOf(place, item));
      else if (namesOrder(place)) sorted.refused.push(place.order_no);
      else sorted.unreadable.push(id);
    }
  }
  return sorted;
}

const itemOf = (body: Static<typeof Snapshot>): SeckillClaim["item"] => ({
  skuId: body.sku_id,
  productId: body.product_id,
  productName: body.product_name,
  skuName: body.sku_name,
  picture: body.picture,
  priceCents: toCents(body.price_cents),
  quantity: body.quantity,
});

const claimOf = (place: Static<typeof Place>, item: SeckillClaim["item"]): SeckillClaim => ({
  orderNo: place.order_no,
  userId: place.user_id,
  claimedAt: place.claimed_at_ms,
  item,
});
