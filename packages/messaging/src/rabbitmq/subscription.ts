import { setTimeout as sleep } from "node:timers/promises";
import type { Clock, Logger } from "@mall/kernel";
import type { Channel } from "rabbitmq-client";
import type { Consumer } from "../broker.ts";
import { createInbox, type Held } from "./inbox.ts";
import { runSession } from "./session.ts";
import type { Settle } from "./settle.ts";

/** What a subscription needs. */
export interface SubscriptionOptions {
  queue: string;
  batch: number;
  prefetch: number;
  /** Opens a channel on a server that has the queue. */
  open(): Promise<Channel>;
  /** Whether the connection is known to be lost. */
  isAway(): boolean;
  settle: Settle;
  clock: Clock;
  logger: Logger;
}

/** A consumer and what it holds. */
export interface Subscription extends Consumer {
  queue: string;
  /** Messages with the handler now, and those fetched that wait for it. */
  held(): { handling: number; waiting: number };
}

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 2000;

/** Consumes until it is stopped: over lost connections, too, whose unacknowledged messages the server sends again. */
export function subscribe(options: SubscriptionOptions): Subscription {
  const { queue, batch, prefetch, open, isAway, settle, clock, logger } = options;
  const stopper = new AbortController();
  const stopping = stopper.signal;
  const stopped = new Promise<undefined>((resolve) => stopping.addEventListener("abort", () => resolve(undefined)));
  const inbox = createInbox(batch);
  let handling = 0;
  let pauseMs = FIRST_PAUSE_MS;

  const handle = async (held: readonly Held[], signal: AbortSignal): Promise<void> => {
    handling = held.length;
    await settle(held, signal).finally(() => {
      handling = 0;
    });
    pauseMs = FIRST_PAUSE_MS;
  };

  const session = async (): Promise<void> => {
    const opening = open();
    const channel = await Promise.race([opening, stopped]);
    if (!channel) return void opening.then((late) => late.close()).catch(() => {});
    await runSession({ channel, queue, prefetch, inbox, handle, stopping, now: () => clock.now() });
  };

  const report = (error: unknown): void => {
    // While RabbitMQ is away the connection says so, for all consumers once.
    if (!isAway() && !stopping.aborted) logger.warn({ err: error, queue }, "a consumer starts again");
  };

  const run = async (): Promise<void> => {
    while (!stopping.aborted) {
      await session().catch(report);
      await sleep(pauseMs, undefined, { signal: stopping }).catch(() => {});
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  };
  const running = run();

  return {
    queue,
    held: () => ({ handling, waiting: inbox.size() }),
    stop: async () => {
      stopper.abort();
      await running;
    },
  };
}
