import { createHash } from "node:crypto";
import type { OrderWish } from "./gather-order.ts";
import { requireNumber } from "./identifiers.ts";
import type { NamedWish } from "./ports/order-requests.ts";

/**
 * A wish by the name that its buyer gave it, and what tells it from others under the same name; undefined without one.
 * @throws AppError `invalid_input` for a name of more than 64 characters.
 */
export function nameWish(key: string, { addressId, lines, cartSkuIds }: OrderWish): NamedWish | undefined {
  if (key === "") return undefined;
  const wanted = [addressId, lines.map(({ skuId, quantity }) => [skuId, quantity]), cartSkuIds];
  const fingerprint = createHash("sha256").update(JSON.stringify(wanted)).digest("base64url");
  return { key: requireNumber(key, "request_key"), fingerprint };
}
