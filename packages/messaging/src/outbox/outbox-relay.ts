import { type Logger, startLoop } from "@mall/kernel";
import { deleteIn, type Kysely } from "@mall/storage";
import type { Broker, Message } from "../broker.ts";
import { type OutboxDatabase, type OutboxTable, outboxOf } from "./outbox.ts";

/** What a relay moves, from where to where. */
export interface OutboxRelayOptions<DB extends OutboxDatabase> {
  db: Kysely<DB>;
  broker: Broker;
  logger: Logger;
  /** Milliseconds until a row is seen that nobody kicked for; default 200. */
  intervalMs?: number;
  /** Most rows in one round; default 256. */
  batch?: number;
}

/** Publishes what is in the outbox. */
export interface OutboxRelay {
  /** Publishes soon instead of at the next interval: call it after the commit. */
  kick(): void;
  /** Publishes all there is now. @throws what the broker or the database throws. */
  drain(): Promise<void>;
  /** Waits for the round under way; what is left goes out at the next start. */
  stop(): Promise<void>;
}

const toMessage = (row: OutboxTable): Message => ({
  id: row.message_id,
  body: JSON.parse(row.body),
  headers: JSON.parse(row.headers),
});

/** Runs one call after the other, whether they succeed or not. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const run = last.then(work, work);
    last = run;
    return run;
  };
}

/**
 * Starts to publish the outbox, oldest first and at once: also what a process that died left behind. A row is
 * deleted after the broker has it, so a crash in between publishes it again: consumers are idempotent by message id.
 */
export function createOutboxRelay<DB extends OutboxDatabase>(options: OutboxRelayOptions<DB>): OutboxRelay {
  const { broker, logger, intervalMs = 200, batch = 256 } = options;
  const db = outboxOf(options.db);
  // Built once: it is asked after every commit with messages.
  const oldest = db.selectFrom("outbox").selectAll().orderBy("id").limit(batch).compile();

  const publishRows = async (queue: string, rows: OutboxTable[]) => {
    await broker.publish(queue, rows.map(toMessage));
    const ids = rows.map((row) => row.id);
    await deleteIn(db, "delete from outbox where id in", ids);
  };

  const publishRound = async (): Promise<boolean> => {
    const { rows } = await db.executeQuery(oldest);
    const queues = Object.entries(Object.groupBy(rows, (row) => row.queue));
    // One queue that fails must not hold up the others.
    const results = await Promise.allSettled(queues.map(([queue, own]) => publishRows(queue, own ?? [])));
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
    return rows.length === batch;
  };

  const drain = oneAtATime(async () => {
    while (await publishRound());
  });

  const loop = startLoop({ name: "outbox relay", intervalMs, run: drain, logger });
  return {
    drain,
    kick: () => loop.kick(),
    stop: () => loop.stop(),
  };
}
