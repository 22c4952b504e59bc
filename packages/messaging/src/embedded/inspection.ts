import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import type { InTransaction } from "@mall/storage";
import type { Delivery, QueueDepth } from "../broker.ts";
import { deadQueueOf } from "../queue-registry.ts";
import { ERROR_HEADER } from "../retry-policy.ts";
import { messageRows, toDelivery } from "./claim.ts";
import { LEASE_MS } from "./lease.ts";

/** What an operator asks of the table messages. */
export interface Inspection {
  depth(queue: string): QueueDepth;
  deadLetters(queue: string, limit: number): Delivery[];
  /** Moves the dead letters of the queue back; returns how many. */
  retryDeadLetters(queue: string): number;
}

/** Makes the operator's side of the store. Counting costs some 50 ms for a million messages. */
export function createInspection(database: DatabaseSync, transaction: InTransaction, clock: Clock): Inspection {
  const ready = database.prepare(
    "select count(*) as n, min(available_at) as since from messages where queue = ? and available_at <= ?",
  );
  const later = database.prepare("select count(*) as n from messages where queue = ? and available_at > ?");
  // A lease ends within LEASE_MS, so only that stretch of the index has to be read.
  const leased = database.prepare(
    `select count(*) as n from messages
     where queue = ? and available_at > ? and available_at <= ? and lease_owner is not null`,
  );
  const oldest = database.prepare(
    "select seq, id, body, headers, attempt from messages where queue = ? order by available_at, seq limit ?",
  );
  const retry = database.prepare(
    `update or ignore messages set queue = ?, available_at = ?, attempt = 0,
     headers = json_remove(headers, '$."${ERROR_HEADER}"') where queue = ?`,
  );
  const drop = database.prepare("delete from messages where queue = ?");

  return {
    depth: (queue) => {
      const now = clock.now();
      const unacked = Number(leased.get(queue, now, now + LEASE_MS)?.n);
      const delayed = Number(later.get(queue, now)?.n) - unacked;
      const { n, since } = ready.get(queue, now) as { n: number; since: number | null };
      return { queue, ready: n, delayed, unacked, ...(since === null ? {} : { oldestMs: now - since }) };
    },
    deadLetters: (queue, limit) =>
      messageRows(oldest.all(deadQueueOf(queue), limit)).map((row) => toDelivery(row, row.attempt)),
    retryDeadLetters: (queue) =>
      transaction(() => {
        const { changes } = retry.run(queue, clock.now(), deadQueueOf(queue));
        // What is left was published again meanwhile and waits in the queue already.
        drop.run(deadQueueOf(queue));
        return Number(changes);
      }),
  };
}
