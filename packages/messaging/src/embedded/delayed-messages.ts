import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import type { InTransaction } from "@mall/storage";

/** Most messages moved in one transaction, to keep the write lock short when many are due at once. */
const MOVE_LIMIT = 1000;

/** Moves what is due from a delay queue to the queue it leads to; returns how many are moved or dropped. */
export type MoveDue = (delayQueue: string, target: string) => number;

/**
 * Nothing runs for a delay queue by itself: whoever looks at its target moves what is due first. So a delay needs
 * no timer that would be lost in a restart.
 */
export function createMoveDue(database: DatabaseSync, transaction: InTransaction, clock: Clock): MoveDue {
  const due = database.prepare(
    `select seq from messages where queue = ? and available_at <= ? order by available_at, seq limit ${MOVE_LIMIT}`,
  );
  const move = database.prepare(
    "update or ignore messages set queue = ? where seq in (select value from json_each(?))",
  );
  // What is left has its id in the target already: the same message, published twice.
  const drop = database.prepare("delete from messages where queue = ? and seq in (select value from json_each(?))");
  const dueIn = (queue: string) => due.all(queue, clock.now()).map((row) => row.seq);

  return (delayQueue, target) => {
    // Looked at without the write lock first: nearly always there is nothing.
    if (dueIn(delayQueue).length === 0) return 0;
    return transaction(() => {
      const found = dueIn(delayQueue);
      const seqs = JSON.stringify(found);
      move.run(target, seqs);
      drop.run(delayQueue, seqs);
      return found.length;
    });
  };
}
