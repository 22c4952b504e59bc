import { type Loop, startLoop } from "@mall/kernel";
import type { Platform } from "@mall/runtime";
import { changeSeckillActivity } from "./application/change-seckill-activity.ts";
import { countAhead } from "./application/count-ahead.ts";
import { getSeckillClaim } from "./application/get-seckill-claim.ts";
import { getSeckillSale } from "./application/get-seckill-sale.ts";
import { listSeckillActivities } from "./application/list-seckill-activities.ts";
import { listSeckillSales } from "./application/list-seckill-sales.ts";
import { openSeckillActivities } from "./application/open-seckill-activities.ts";
import { planSeckillActivity } from "./application/plan-seckill-activity.ts";
import type { OrderRecords } from "./application/ports/order-records.ts";
import type { SkuSnapshots } from "./application/ports/sku-snapshots.ts";
import { relaySeckillClaims } from "./application/relay-seckill-claims.ts";
import { releaseSeckill, type SeckillStockCommand } from "./application/release-seckill.ts";
import { seckill } from "./application/seckill.ts";
import type { SeckillSales } from "./compose-sales.ts";
import { createSeckillHandlers, type SeckillImplementation } from "./infrastructure/grpc/seckill.handler.ts";

/** How the flash sale is run. */
export interface SeckillConfig {
  /** Most claims published in one wait for the broker; default 512. */
  relayWindow?: number;
  /** Milliseconds until a claim is handed on that nobody kicked for, or whose publishing failed; default 500. */
  relayMs?: number;
  /** Milliseconds in which claims gather after some were handed on, so that they travel together; default 50. */
  relayRestMs?: number;
  /** Milliseconds between two looks for activities to open; default 500. */
  activityMs?: number;
}

export interface SeckillOptions {
  platform: Pick<Platform, "clock" | "logger" | "tracing" | "broker">;
  /** Closed by `stop`. */
  sales: SeckillSales;
  config?: SeckillConfig;
  skus: SkuSnapshots;
  /** Asked which won places are orders. */
  orders: Pick<OrderRecords, "describe">;
}

/** The flash sale as a part of the product service. */
export interface SeckillModule {
  implementation: SeckillImplementation;
  /** Begins to hand claims on, those a dead process left first, and to open activities. */
  start(): Promise<void>;
  /** Waits for the work under way and closes the sales; claims not handed on wait for the next start. */
  stop(): Promise<void>;
  /** Settles a place as the order service says; a second time does nothing. */
  handleStockCommand(command: SeckillStockCommand): Promise<void>;
}

/** Wires the flash sale. */
export async function createSeckill({
  platform,
  sales,
  config = {},
  skus,
  orders,
}: SeckillOptions): Promise<SeckillModule> {
  const { clock, logger, tracing, broker } = platform;
  const { relayWindow = 512, relayMs = 500, relayRestMs = 50, activityMs = 500 } = config;
  const { stock, activities, books, close } = sales;
  const opener = openSeckillActivities({ activities, clock, logger });
  await opener.openDue();
  const relay = relaySeckillClaims({ stock, broker, skus, logger, window: relayWindow });

  let loops: Loop[] = [];
  const kickRelay = () => loops[0]?.kick();

  return {
    implementation: createSeckillHandlers({
      seckill: seckill({ stock, opener, tracing, onClaims: kickRelay }),
      getClaim: getSeckillClaim({ stock }),
      listActivities: listSeckillActivities({ activities, stock, skus, clock }),
      planActivity: planSeckillActivity({ activities, opener, skus, clock }),
      countAhead: countAhead({ books, orders, clock }),
      getSale: getSeckillSale({ activities, stock, clock }),
      listSales: listSeckillSales({ activities, stock, skus, clock }),
      changeActivity: changeSeckillActivity({ activities, opener, stock, skus, clock, logger }),
      clock,
    }),
    start: async () => {
      loops = [
        startLoop({
          name: "seckill claim relay",
          intervalMs: relayMs,
          restMs: Math.min(relayMs, relayRestMs),
          run: relay,
          logger,
        }),
        startLoop({ name: "seckill activities", intervalMs: activityMs, run: opener.openDue, logger }),
      ];
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      close();
    },
    handleStockCommand: releaseSeckill({ stock, logger }),
  };
}
