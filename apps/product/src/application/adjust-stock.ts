import { fail, type Logger } from "@mall/kernel";
import { invalid, requireId, requireWithin } from "./input.ts";
import type { CatalogueEditing } from "./ports/catalogue-editing.ts";

const MOST = 1_000_000;

/** Units to come, or to go. */
export interface StockAdjustment {
  skuId: number;
  /** Below 0: they go. Not 0. */
  delta: number;
  reason: string;
}

/**
 * Changes initial and free units of a SKU together; answers the free ones since.
 * @throws AppError `sku_not_found`, `stock_too_low` or `invalid_input`.
 */
export function adjustStock({
  catalogue,
  logger,
}: {
  catalogue: Pick<CatalogueEditing, "adjustStock">;
  logger: Logger;
}) {
  return async ({ skuId, delta, reason }: StockAdjustment): Promise<number> => {
    requireId("sku_id", skuId);
    if (requireWithin("delta", delta, -MOST, MOST) === 0) throw invalid("delta", "must not be 0");
    const outcome = await catalogue.adjustStock(skuId, delta);
    if (outcome.kind === "unknown_sku") throw fail("sku_not_found", { field: "sku_id" });
    if (outcome.kind === "too_low") throw fail("stock_too_low", { field: "delta" });
    if (outcome.kind === "too_high") throw invalid("delta", "more units than a SKU can have");
    logger.info({ skuId, delta, stock: outcome.stock, reason }, "stock adjusted");
    return outcome.stock;
  };
}
