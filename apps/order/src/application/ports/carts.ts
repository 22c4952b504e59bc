import type { Line } from "../../domain/order/lines.ts";

/** The buyers' carts. */
export interface Carts {
  /** Every SKU in a buyer's cart. */
  lines(userId: number): Promise<Line[]>;
  /** Takes SKUs out; those that are not in the cart are passed over. */
  remove(userId: number, skuIds: readonly number[]): Promise<void>;
}
