import { silentLogger, systemClock } from "@mall/kernel";
import { openServiceRedis } from "@mall/runtime";
import { temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { SeckillStock } from "../../apps/product/src/application/ports/seckill-stock.ts";
import { openEmbeddedSeckill } from "../../apps/product/src/infrastructure/embedded/open-seckill.ts";
import { createSeckillKeys } from "../../apps/product/src/infrastructure/redis/keys.ts";
import { openRedisSeckill } from "../../apps/product/src/infrastructure/redis/open-redis-seckill.ts";
import type { Operation, Series } from "./series.ts";

/** No shop has it: the sale in a shared Redis is of this run alone, and deleted after it. */
const SKU = 990_000_001;
const SIZES = [2000, 20_000, 200_000];
const FILL = 256;
/** Attempts that are decided together, as the shop gathers them. */
const BATCH = 32;
/** Units besides those of the buyers who are there; all are taken while winning is measured. */
const MORE = 50_000;

/** The sale in a file. */
export async function embeddedSales(): Promise<Series> {
  const directory = temporaryDirectory();
  const { stock, close } = openEmbeddedSeckill({ dataDir: directory.path, clock: systemClock });
  return salesOf("SQLite", stock, async () => {
    close();
    directory.remove();
  });
}

/** The sale in Redis. */
export async function redisSales(url: string): Promise<Series> {
  const redis = await openServiceRedis({ tracing: noTracing, logger: silentLogger }, { url, cluster: false });
  const { stock } = openRedisSeckill({ redis, tagged: false, clock: systemClock, logger: silentLogger });
  return salesOf("Redis", stock, async () => {
    const keys = createSeckillKeys(false);
    await redis.call("unlink", ...Object.values(keys.of(SKU)));
    await redis.call("srem", keys.skus, String(SKU));
    redis.close();
  });
}

function salesOf(store: string, stock: SeckillStock, close: () => Promise<void>): Series {
  let buyer = 0;
  const attempts = (count: number) =>
    Array.from({ length: count }, () => ({ userId: ++buyer, skuId: SKU, headers: {} }));
  const decide = async (kind: string) => {
    const outcomes = await stock.reserve(attempts(BATCH));
    const other = outcomes.find((outcome) => outcome.kind !== kind);
    if (other) throw new Error(`${kind} was expected, not ${other.kind}`);
  };
  const open = async (units: number) => {
    await stock.prepare({ skuId: SKU, stock: units, startsAt: systemClock.now(), endsAt: undefined, limitPerUser: 1 });
  };
  const fill = async (buyers: number) => {
    for (let left = buyers; left > 0; left -= FILL) await stock.reserve(attempts(Math.min(left, FILL)));
  };
  const soldOut: Operation = { what: "sold out", each: BATCH, run: () => decide("sold_out") };
  return {
    ...{ store, of: "buyers", sizes: SIZES, close },
    grow: async (size) => {
      await open(size + MORE);
      await fill(size);
    },
    operations: () => [
      { what: "winning", each: BATCH, run: () => decide("reserved") },
      {
        ...soldOut,
        run: async (nth) => {
          // The first of them takes what winning has left.
          if (nth === 0) await fill(MORE);
          await soldOut.run(nth);
        },
      },
    ],
  };
}
