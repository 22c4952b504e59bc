import type { RedisConfig } from "@mall/config";
import { type Clock, fail, silentLogger, systemClock } from "@mall/kernel";
import { openServiceRedis, type Platform } from "@mall/runtime";
import type { Kysely } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import type { SeckillActivities } from "./application/ports/seckill-activities.ts";
import type { SeckillBooks } from "./application/ports/seckill-books.ts";
import type { SeckillStock } from "./application/ports/seckill-stock.ts";
import { openEmbeddedSeckill } from "./infrastructure/embedded/open-seckill.ts";
import { skuExists } from "./infrastructure/embedded/sku-exists.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";

/** Where the flash sales are kept. */
export interface SeckillSales {
  stock: SeckillStock;
  books: SeckillBooks;
  activities: SeckillActivities;
  /** Rejects when no place can be won now. */
  ready(): Promise<void>;
  close(): void;
}

/** The sales in a file of this machine. */
export function openLocalSales(
  { dataDir, clock }: Pick<Platform, "dataDir" | "clock">,
  synchronous: "NORMAL" | "FULL" = "NORMAL",
): SeckillSales {
  return { ...openEmbeddedSeckill({ dataDir, clock, synchronous }), ready: async () => {} };
}

/** The sales in Redis, and what is planned in the database. Waits until Redis is there. */
export async function openSharedSales(
  platform: Pick<Platform, "clock" | "logger" | "tracing" | "flow">,
  config: RedisConfig,
  db: Kysely<ProductDatabase>,
): Promise<SeckillSales> {
  const { openRedisSeckill } = await import("./infrastructure/redis/open-redis-seckill.ts");
  const { createSqlSeckillActivities } = await import("./infrastructure/sql/seckill-activities.ts");
  const { clock, logger } = platform;
  const redis = await openServiceRedis(platform, config);
  const { stock, books, sales } = openRedisSeckill({ redis, tagged: config.cluster, clock, logger });
  const activities = createSqlSeckillActivities({ db, sales, clock, logger });
  return { stock, books, activities, ready: redis.ping, close: redis.close };
}

/** A sale opened by hand. */
export interface HandMadeSale {
  /** Where the shop of this machine keeps its files; not looked at with `redis`. */
  dataDir: string;
  redis?: RedisConfig | undefined;
  skuId: number;
  /** Units on sale. */
  stock: number;
  clock?: Clock;
}

/**
 * Opens a sale that starts now and has no end, one place a buyer, whether the shop runs or not; answers how many buyers
 * were forgotten.
 * @throws AppError `sku_not_found` when the shop's files have a catalogue, and the SKU is not in it.
 */
export async function prepareSeckill({ skuId, stock, clock = systemClock, ...where }: HandMadeSale): Promise<number> {
  const { sales, close } = await openSales(skuId, clock, where);
  try {
    return await sales.prepare({ skuId, stock, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
  } finally {
    close();
  }
}

async function openSales(skuId: number, clock: Clock, { dataDir, redis }: Pick<HandMadeSale, "dataDir" | "redis">) {
  if (redis === undefined) {
    if (skuExists(dataDir, skuId) === false) throw fail("sku_not_found", { field: "SKU" });
    const { stock: sales, close } = openEmbeddedSeckill({ dataDir, clock });
    return { sales, close };
  }
  const { openRedisSeckill } = await import("./infrastructure/redis/open-redis-seckill.ts");
  const connection = await openServiceRedis({ tracing: noTracing, logger: silentLogger }, redis);
  const opened = openRedisSeckill({ redis: connection, tagged: redis.cluster, clock, logger: silentLogger });
  return { sales: opened.stock, close: connection.close };
}
