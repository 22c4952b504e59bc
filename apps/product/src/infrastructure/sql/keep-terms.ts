import { type Logger, type Loop, startLoop } from "@mall/kernel";
import type { Kysely } from "kysely";
import { noteMissingTerms } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";

/** Milliseconds between two looks for products that came without terms. */
const INTERVAL_MS = 60_000;

/** Notes, at once and then every minute, the terms of products that an older version or somebody else wrote. */
export function keepTerms(db: Kysely<ProductDatabase>, logger: Logger): Pick<Loop, "stop"> {
  let closing = false;
  const run = async () => {
    const products = await noteMissingTerms(db, () => closing);
    if (products > 0) logger.info({ products }, "products without search terms have them now");
  };
  const loop = startLoop({ name: "search terms", intervalMs: INTERVAL_MS, run, logger });
  return {
    stop: () => {
      closing = true;
      return loop.stop();
    },
  };
}
