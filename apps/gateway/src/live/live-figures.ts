import type { BreakerState } from "@mall/flow-control";
import type { Clock } from "@mall/kernel";
import type { Broker, QueueDepth } from "@mall/messaging";
import type { Static } from "typebox";
import type { live } from "../schemas/live.ts";
import type { LedgerSum } from "./ledger-watch.ts";
import { ratesOf } from "./rates.ts";
import { mergeReadings, type Reading } from "./reading.ts";

/** Where the figures come from. */
export interface LiveSources {
  /** Of all processes of this gateway. */
  readings: () => Promise<Reading[]>;
  broker: Pick<Broker, "depths">;
  ledger: () => Promise<LedgerSum>;
  clock: Clock;
}

/** Older readings are not compared with: nobody listened meanwhile. */
const STALE_MS = 10_000;

const DEAD = ".dead";

/** Answers what happened since it was asked before; the first time, and after a pause, nothing has. */
export function createLiveFigures({
  readings,
  broker,
  ledger,
  clock,
}: LiveSources): () => Promise<Static<typeof live>> {
  let before: { at: number; reading: Reading } | undefined;
  return async () => {
    const depths = broker.depths().catch(() => []);
    const [reading, queues, sum] = await Promise.all([readings().then(mergeReadings), depths, ledger()]);
    const at = clock.now();
    const compared = before && at > before.at && at - before.at < STALE_MS ? before : { at: at - 1000, reading };
    before = { at, reading };
    return {
      t: at,
      ...ratesOf(compared.reading, reading, (at - compared.at) / 1000),
      queues: queuesJson(queues),
      breakers: breakersJson(reading.flow.breakers),
      ledger: sum,
    };
  };
}

/** Each queue with its dead letters beside it. */
function queuesJson(depths: readonly QueueDepth[]) {
  const all = new Map(depths.map((depth) => [depth.queue, depth]));
  return depths
    .filter(({ queue }) => !queue.endsWith(DEAD))
    .map(({ queue, ready, delayed, unacked, oldestMs }) => ({
      ...{ queue, ready, delayed, unacked },
      dead: all.get(queue + DEAD)?.ready ?? 0,
      delay_ms: oldestMs ?? null,
    }));
}

const BADNESS = { closed: 0, half_open: 1, open: 2 } as const;

/** A resource has a breaker for each rule: it stands as the one that stands worst. */
function breakersJson(breakers: readonly BreakerState[]) {
  const worst = new Map<string, keyof typeof BADNESS>();
  for (const { resource, state: told } of breakers) {
    const state = told === "halfOpen" ? "half_open" : told;
    if (BADNESS[state] >= BADNESS[worst.get(resource) ?? "closed"]) worst.set(resource, state);
  }
  return [...worst].map(([resource, state]) => ({ resource, state }));
}
