import { AppError, type Logger, type Loop, startLoop } from "@mall/kernel";
import type { ProductPages } from "../../application/ports/product-search.ts";
import type { IndexesState } from "./index-state.ts";
import type { Rebuild } from "./rebuild.ts";

interface KeepIndexOptions {
  /** What there is on the server now. */
  look(): Promise<IndexesState>;
  rebuild: Rebuild;
  pages: ProductPages;
  logger: Logger;
  isClosing: () => boolean;
}

/** Milliseconds between two looks at the index. */
const INTERVAL_MS = 2000;

/**
 * Looks after the index in the background: rebuilds it once at the start, since nobody knows what happened to either
 * side before, and whenever it is missing, old or half made.
 */
export function keepIndex({ look, rebuild, pages, logger, isClosing }: KeepIndexOptions): Loop {
  let fresh = false;
  let away = false;
  let waiting = false;

  const rebuildNow = async (state: IndexesState) => {
    const known = waiting;
    if (!known) logger.info({ reason: reasonOf(state) }, "search index is being rebuilt from the database");
    const start = performance.now();
    const products = await rebuild(pages);
    fresh = true;
    waiting = products === undefined;
    await look();
    const ms = Math.round(performance.now() - start);
    if (!waiting) logger.info({ products, ms }, "search index rebuilt");
    else if (!known) logger.info({}, "search index is being rebuilt by another process");
  };

  const run = async () => {
    try {
      const state = await look();
      if (away) logger.info({}, "the search server is back");
      away = false;
      if (!fresh || !state.atRest) await rebuildNow(state);
    } catch (error) {
      if (isClosing()) return;
      if (!(error instanceof AppError)) throw error;
      // Said once: it may be away for hours.
      if (!away) logger.warn({ err: error }, "the search cannot be looked after now; it is tried again");
      away = true;
    }
  };

  return startLoop({ name: "search index", intervalMs: INTERVAL_MS, run, logger });
}

function reasonOf({ main, next, usable, atRest }: IndexesState): string {
  if (atRest) return "the service starts";
  if (usable) return "a rebuild was left half done";
  return main || next ? "the index is old or was not made by this service" : "there is no index";
}
