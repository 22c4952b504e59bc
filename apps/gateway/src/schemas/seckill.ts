import type { SeckillActivity } from "@mall/contracts/seckill";
import { yuanFromCents } from "@mall/kernel";
import { Type } from "typebox";
import { formatDateTime } from "./date-time.ts";
import { cents, dateTime, nullable, yuan } from "./fields.ts";

/** A flash sale in answers. */
export const activity = Type.Object({
  id: Type.Integer({ description: "0 for a sale that was opened by hand." }),
  sku_id: Type.Integer(),
  product_id: Type.Integer(),
  product_name: Type.String(),
  sku_name: Type.String(),
  picture: Type.String(),
  price: yuan,
  price_cents: cents,
  start: dateTime,
  end: nullable(dateTime),
  start_ms: Type.Integer(),
  end_ms: Type.Integer({ description: "0: no end." }),
  stock: Type.Integer(),
  remaining: Type.Integer(),
  limit_per_user: Type.Integer(),
});

/** A flash sale of the product service, as JSON shows it. */
export function activityJson(of: SeckillActivity) {
  return {
    id: of.id,
    sku_id: of.skuId,
    product_id: of.productId,
    product_name: of.productName,
    sku_name: of.skuName,
    picture: of.picture,
    price: yuanFromCents(of.priceCents),
    price_cents: of.priceCents,
    start: formatDateTime(of.startMs),
    end: of.endMs === 0 ? null : formatDateTime(of.endMs),
    start_ms: of.startMs,
    end_ms: of.endMs,
    stock: of.stock,
    remaining: of.remaining,
    limit_per_user: of.limitPerUser,
  };
}
