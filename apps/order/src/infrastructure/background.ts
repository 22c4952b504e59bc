import { type Logger, startLoop } from "@mall/kernel";
import { type Broker, createOutboxRelay } from "@mall/messaging";
import type { Kysely } from "kysely";
import type {
  closeExpiredOrder,
  forgetOldRequests,
  placeSeckillOrders,
  releaseStalePlacings,
} from "../application/index.ts";
import { consumeOrderCloses } from "./messaging/order-close.consumer.ts";
import { consumeSeckillClaims } from "./messaging/seckill-claims.consumer.ts";
import type { OrderDatabase } from "./sql/database.ts";

/** What works without being called. */
interface BackgroundOptions {
  db: Kysely<OrderDatabase>;
  broker: Broker;
  logger: Logger;
  /** Milliseconds between two sweeps. */
  sweepMs: number;
  closeExpired: ReturnType<typeof closeExpiredOrder>;
  placeSeckill: ReturnType<typeof placeSeckillOrders>;
  releaseStale: ReturnType<typeof releaseStalePlacings>;
  forgetRequests: ReturnType<typeof forgetOldRequests>;
}

/** Milliseconds between two looks for requests that are a day old. */
const FORGET_MS = 10_000;

/** The background work under way. */
export interface Background {
  /** Publishes the outbox soon. */
  kick(): void;
  /** Finishes batches and sweeps under way, then publishes what they left. */
  stop(): Promise<void>;
}

/** Starts consumers, sweepers and the relay of the outbox. */
export async function startBackground(options: BackgroundOptions): Promise<Background> {
  const { db, broker, logger, sweepMs, closeExpired, placeSeckill, releaseStale, forgetRequests } = options;
  const relay = createOutboxRelay({ db, broker, logger });
  const consumers = await Promise.all([
    consumeSeckillClaims({ broker, logger, place: placeSeckill }),
    consumeOrderCloses(broker, closeExpired.told),
  ]);
  const sweepers = [
    startLoop({ name: "expired orders", intervalMs: sweepMs, run: closeExpired.sweep, logger }),
    startLoop({ name: "stale placings", intervalMs: sweepMs, run: releaseStale, logger }),
    startLoop({ name: "old requests", intervalMs: FORGET_MS, run: forgetRequests, logger }),
  ];
  return {
    kick: relay.kick,
    stop: async () => {
      await Promise.all([...consumers, ...sweepers].map((each) => each.stop()));
      await relay.stop();
      await relay.drain().catch((error: unknown) => {
        logger.warn({ err: error }, "outbox not emptied now; the next start goes on");
      });
    },
  };
}
