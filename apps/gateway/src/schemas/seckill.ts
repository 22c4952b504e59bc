import type { SeckillActivity } from "@mall/contracts/seckill";
import { yuanFromCents } from "@mall/kernel";
import { Type } from "typebox";
import type { IssuedToken } from "../seckill-guard/seckill-guard.ts";
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

/** What an attempt brings along for the guard, where the shop asks for it. */
export const guardFields = {
  token: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 256,
      description: "Of POST product/seckill/token, where the shop asks for it.",
    }),
  ),
  pow: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description: "A text s such that SHA-256 of token + `:` + s begins with as many zero bits as the token asks for.",
    }),
  ),
};

/** A token of the guard in answers. */
export const guardToken = Type.Object({
  token: Type.String({ description: "For one attempt of this buyer at this SKU." }),
  required: Type.Boolean({ description: "False: the shop takes attempts without a token at present." }),
  expires_at: dateTime,
  expires_ms: Type.Integer({ description: "The same in milliseconds since the epoch." }),
  pow: nullable(
    Type.Object({
      algorithm: Type.Literal("sha-256"),
      bits: Type.Integer({ description: "Zero bits that SHA-256 of token + `:` + pow has to begin with." }),
    }),
  ),
});

/** An issued token, as JSON shows it. */
export function guardTokenJson({ token, expiresMs, bits }: IssuedToken, required: boolean) {
  return {
    ...{ token, required, expires_at: formatDateTime(expiresMs), expires_ms: expiresMs },
    pow: bits > 0 ? { algorithm: "sha-256" as const, bits } : null,
  };
}

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
