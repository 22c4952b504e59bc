import type { Clock, Logger } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { SeckillBooks } from "../../application/ports/seckill-books.ts";
import type { NewSale, Sale, SeckillStock } from "../../application/ports/seckill-stock.ts";
import { createSeckillKeys } from "./keys.ts";
import { createKnownSkus } from "./known-skus.ts";
import { reserveAttempts } from "./reserve-attempts.ts";
import { createSeckillBooks } from "./seckill-books.ts";
import { createSeckillClaims } from "./seckill-claims.ts";
import { createNoteLog, lookAtSale, openSale, type SaleContext, type SaleView } from "./seckill-sale.ts";
import { createSeckillScripts } from "./seckill-scripts.ts";
import { warnOfSettings } from "./warn-of-settings.ts";

export interface RedisSeckillOptions {
  redis: RedisConnection;
  /** Whether keys carry hash tags, as a Redis Cluster needs: `seckill:stock:{2}`. */
  tagged: boolean;
  clock: Clock;
  logger: Logger;
}

/** The flash sales in one Redis, or in one Redis Cluster. */
export interface RedisSeckill {
  stock: SeckillStock;
  books: SeckillBooks;
  /** The sales as planned activities see them. */
  sales: {
    /** Puts an activity's stock on sale and forgets the buyers before; does nothing when it ever was on sale. */
    open(activityId: number, sale: NewSale): Promise<void>;
    /** Ends an activity's sale at this moment, or sees to it that it never opens; a sale in its place goes on. */
    close(activityId: number, skuId: number): Promise<void>;
    /** The activity whose sale a SKU has now: 0 for a sale by hand, undefined without one. */
    activityOf(skuId: number): Promise<number | undefined>;
  };
}

/**
 * The flash sales on a connection, which stays the caller's to close. Does no I/O before the first call; Redis may be
 * away until then. Warns once in the log when the server's settings would lose won places.
 */
export function openRedisSeckill({ redis, tagged, clock, logger }: RedisSeckillOptions): RedisSeckill {
  const keys = createSeckillKeys(tagged);
  const scripts = createSeckillScripts(redis);
  const onFirstContact = () => void warnOfSettings(redis, logger);
  const known = createKnownSkus({ redis, keys, clock, onFirstContact });
  const context: SaleContext = { scripts, keys, clock, logger, warnOf: createNoteLog(logger) };

  const views = async (): Promise<SaleView[]> => {
    const found = await Promise.all((await known.search()).map((skuId) => lookAtSale(context, skuId)));
    return found.filter((view) => view !== undefined);
  };
  const open = async (sale: NewSale, activityId: number): Promise<number> => {
    await known.add(sale.skuId);
    return openSale(context, sale, activityId);
  };

  return {
    stock: {
      ...createSeckillClaims({ redis, scripts, keys, known, clock, logger }),
      reserve: (attempts) => reserveAttempts(context, known, attempts),
      prepare: (sale) => open(sale, 0),
      sales: async () => (await views()).map(saleIn),
      saleOf: async (skuId) => {
        const view = (await known.hasSale(skuId)) ? await lookAtSale(context, skuId) : undefined;
        return view && saleIn(view);
      },
      ledger: async () =>
        (await views()).map(({ skuId, stock: initial, free, held, sold }) => ({ skuId, initial, free, held, sold })),
    },
    books: createSeckillBooks({ redis, scripts, keys, known, clock }),
    sales: {
      open: async (activityId, sale) => void (await open(sale, activityId)),
      close: async (activityId, skuId) => void (await scripts.close([keys.of(skuId).sale], [clock.now(), activityId])),
      activityOf: async (skuId) => (await lookAtSale(context, skuId))?.activityId,
    },
  };
}

function saleIn({ held: _held, sold: _sold, ...sale }: SaleView): Sale {
  return sale;
}
