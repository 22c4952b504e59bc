import { type Logger, MAX_CENTS, toCents } from "@mall/kernel";
import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { type Static, Type } from "typebox";
import type { SeckillClaim } from "../../application/index.ts";

const BATCH = 256;

const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Named = Type.Object({ order_no: Type.String({ minLength: 1, maxLength: 64 }) });
// As long as the columns are: one row that the database refuses would hold up its whole batch.
const Body = Type.Object({
  ...Named.properties,
  user_id: Id,
  sku_id: Id,
  quantity: Type.Literal(1),
  price_cents: Type.Integer({ minimum: 0, maximum: MAX_CENTS }),
  product_id: Id,
  product_name: Type.String({ maxLength: 255 }),
  sku_name: Type.String({ maxLength: 255 }),
  picture: Type.String({ maxLength: 512 }),
  claimed_at_ms: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
});
const isClaim = createCheck(Body);
const namesOrder = createCheck(Named);

/** What the consumer needs. */
interface SeckillClaimsOptions {
  broker: Broker;
  logger: Logger;
  /** Places the claims and gives back the units of the refused numbers, all or nothing. */
  place: (claims: SeckillClaim[], refused: string[]) => Promise<unknown>;
}

/**
 * Makes orders of won places, batch by batch. A claim that can never be an order gives its unit back; a message that
 * does not even name one ends among the dead letters, after its neighbours were served.
 */
export function consumeSeckillClaims({ broker, logger, place }: SeckillClaimsOptions): Promise<Consumer> {
  const handle = async (deliveries: Delivery[]) => {
    const { claims, refused, unreadable } = sort(deliveries);
    if (refused.length > 0) logger.error({ order_nos: refused }, "claims that cannot become orders are given back");
    await place(claims, refused);
    if (unreadable.length > 0) throw new Error(`messages without an order number: ${unreadable.join(", ")}`);
  };
  return broker.consume(QUEUES.seckillOrder, { batch: BATCH, handle });
}

function sort(deliveries: readonly Delivery[]) {
  const sorted = { claims: [] as SeckillClaim[], refused: [] as string[], unreadable: [] as string[] };
  for (const { id, body } of deliveries) {
    if (isClaim(body)) sorted.claims.push(claimOf(body));
    else if (namesOrder(body)) sorted.refused.push(body.order_no);
    else sorted.unreadable.push(id);
  }
  return sorted;
}

function claimOf(body: Static<typeof Body>): SeckillClaim {
  return {
    orderNo: body.order_no,
    userId: body.user_id,
    claimedAt: body.claimed_at_ms,
    item: {
      skuId: body.sku_id,
      productId: body.product_id,
      productName: body.product_name,
      skuName: body.sku_name,
      picture: body.picture,
      priceCents: toCents(body.price_cents),
      quantity: body.quantity,
    },
  };
}
