import type { Clock } from "@mall/kernel";
import type { Invalidations } from "@mall/runtime";
import { createSalePage, type SalePage } from "./sale-page.ts";

/** SKUs remembered at most; beyond, the one that came first is forgotten. */
const MOST_SALES = 1000;

/** Buyers remembered at most, over all sales: some 10 MB. Those beyond are asked for each time. */
const MOST_BUYERS = 250_000;

/** Milliseconds after which everything about a sale is asked for again, though nobody told of a change. */
const PAGE_MS = 60_000;

const TOPIC = "seckill-stock:";

/** Who heard from the stocks of the flash sales that nothing is left, as long as nothing is known to have changed. */
export interface StockMemory {
  /**
   * Whether this buyer would hear from the stock what it said to the same buyer before: sold out. False for whoever comes
   * for the first time, and has to be told by the stock: it may be a place won through another gateway.
   */
  isSoldOutFor(skuId: number, userId: number): boolean;
  /** The page to note the answers of on, to be taken before the stock is asked: one torn out meanwhile is read by nobody. */
  pageOf(skuId: number): SalePage;
  /** Stops listening. */
  close(): void;
}

/** What the memory goes by. */
export interface StockMemoryOptions {
  clock: Clock;
  invalidations: Pick<Invalidations, "connected" | "hear">;
  /** For tests. */
  mostBuyers?: number;
}

/**
 * Makes an empty memory. Units that come back are told by `seckill-stock:<sku>`, and the whole page is torn out: everybody
 * is asked for again, at once. While that would not be heard, nothing is answered from memory.
 */
export function createStockMemory({ clock, invalidations, mostBuyers = MOST_BUYERS }: StockMemoryOptions): StockMemory {
  const pages = new Map<number, SalePage>();
  const room = { left: mostBuyers };

  const tear = (skuId: number, page: SalePage) => {
    if (pages.get(skuId) !== page) return;
    pages.delete(skuId);
    page.close();
  };
  const add = (skuId: number): SalePage => {
    const [oldest] = pages;
    if (oldest && pages.size >= MOST_SALES) tear(...oldest);
    const page = createSalePage({ clock, room, tear: () => tear(skuId, page) });
    pages.set(skuId, page);
    return page;
  };
  const stop = invalidations.hear(TOPIC, (topic) => {
    const skuId = topic === undefined ? undefined : Number(topic.slice(TOPIC.length));
    for (const each of skuId === undefined ? [...pages.keys()] : [skuId]) {
      const page = pages.get(each);
      if (page) tear(each, page);
    }
  });

  return {
    isSoldOutFor: (skuId, userId) => {
      const page = pages.get(skuId);
      if (page === undefined || !invalidations.connected()) return false;
      if (page.isYoungerThan(PAGE_MS)) return page.isSoldOutFor(userId);
      tear(skuId, page);
      return false;
    },
    pageOf: (skuId) => pages.get(skuId) ?? add(skuId),
    close: stop,
  };
}
