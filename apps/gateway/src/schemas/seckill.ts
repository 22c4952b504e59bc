import { type GetSeckillSaleResponse, type SeckillActivity, SeckillSaleState } from "@mall/contracts/seckill";
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

const saleState = Type.Enum(["planned", "running", "ended", "stopped"], {
  description: "stopped: staff ended it, or called it off.",
});

const STATE_NAME: Record<SeckillSaleState, "planned" | "running" | "ended" | "stopped"> = {
  [SeckillSaleState.SECKILL_SALE_STATE_UNSPECIFIED]: "ended",
  [SeckillSaleState.SECKILL_SALE_STATE_PLANNED]: "planned",
  [SeckillSaleState.SECKILL_SALE_STATE_RUNNING]: "running",
  [SeckillSaleState.SECKILL_SALE_STATE_ENDED]: "ended",
  [SeckillSaleState.SECKILL_SALE_STATE_STOPPED]: "stopped",
};

/** A flash sale as staff sees it. */
export const staffSale = Type.Object({ ...activity.properties, state: saleState });

/** The sale of a SKU as it stands. */
export const liveSale = Type.Object({
  sku_id: Type.Integer(),
  activity_id: Type.Integer({ description: "0 for a sale that was opened by hand." }),
  state: saleState,
  remaining: Type.Integer(),
  stock: Type.Integer(),
  start_ms: Type.Integer(),
  end_ms: Type.Integer({ description: "0: no end." }),
  now_ms: Type.Integer({ description: "The server's clock." }),
});

/** What became of a place. */
export const placeResult = Type.Object({
  status: Type.Enum(["queued", "ordered", "lost"]),
  order_no: Type.String(),
  sku_id: Type.Integer(),
  pay_before: nullable(dateTime),
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

/** The same for staff, with where it stands. */
export function staffSaleJson(of: SeckillActivity | undefined) {
  if (!of) throw new Error("The product service answered without a sale");
  return { ...activityJson(of), state: STATE_NAME[of.state] };
}

/** The sale of a SKU, as JSON shows it. */
export function liveSaleJson(of: GetSeckillSaleResponse) {
  return {
    ...{ sku_id: of.skuId, activity_id: of.activityId, state: STATE_NAME[of.state] },
    ...{ remaining: of.remaining, stock: of.stock, start_ms: of.startMs, end_ms: of.endMs, now_ms: of.nowMs },
  };
}
