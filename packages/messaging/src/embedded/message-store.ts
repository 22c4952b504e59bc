import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import type { InTransaction } from "@mall/storage";
import { ERROR_HEADER } from "../retry-policy.ts";
import type { TracedMessage } from "../traced.ts";
import { batchOf, type Claim, messageRows, toDelivery } from "./claim.ts";
import { LEASE_MS } from "./lease.ts";

/** What publishing and consuming do to the table messages. Every method is one transaction. */
export interface MessageStore {
  /** Adds what is not there yet, deliverable from `availableAt` (ms since the epoch). */
  insert(queue: string, messages: TracedMessage[], availableAt: number): void;
  /** Lends up to `limit` messages that are due, oldest first; undefined when there is none. */
  claim(queue: string, limit: number): Claim | undefined;
  /** Lends them for another lease. */
  renew(claim: Claim): void;
  /** Deletes them; returns how many still belonged to the claim. */
  acknowledge(claim: Claim): number;
  /** Gives them back, to be delivered again after the pause. */
  release(claim: Claim, pauseMs: number): void;
  /** The same for messages that nobody could try to handle: the delivery does not count. */
  giveBack(claim: Claim, pauseMs: number): void;
  /** The same for all that this process has lent; their consumers can settle nothing of it any more. */
  giveAllBack(): void;
  /** Moves them to another queue with the header `x-error`; replaces what has their id there. */
  bury(claim: Claim, deadQueue: string, error: string): void;
  /** When (ms since the epoch) the next message of the queue is due, leases included; Infinity when it is empty. */
  nextDue(queue: string): number;
}

const HELD = "seq in (select value from json_each(?)) and lease_owner = ?";

function prepareStatements(database: DatabaseSync) {
  return {
    insert: database.prepare(
      `insert into messages (queue, id, body, headers, available_at) values (?, ?, ?, ?, ?)
       on conflict (queue, id) do nothing`,
    ),
    oldest: database.prepare(
      `select seq, id, body, headers, attempt from messages
       where queue = ? and available_at <= ? order by available_at, seq limit ?`,
    ),
    lend: database.prepare(
      `update messages set available_at = ?, lease_owner = ?, attempt = attempt + 1
       where seq in (select value from json_each(?))`,
    ),
    reschedule: database.prepare(`update messages set available_at = ? where ${HELD}`),
    acknowledge: database.prepare(`delete from messages where ${HELD}`),
    release: database.prepare(`update messages set available_at = ?, lease_owner = null where ${HELD}`),
    giveBack: database.prepare(
      `update messages set available_at = ?, lease_owner = null, attempt = attempt - 1 where ${HELD}`,
    ),
    giveAllBack: database.prepare(
      `update messages set available_at = ?1, lease_owner = null, attempt = attempt - 1
       where substr(lease_owner, 1, length(?2)) = ?2`,
    ),
    bury: database.prepare(
      `update or replace messages set queue = ?, available_at = ?, lease_owner = null,
       headers = json_set(headers, '$."${ERROR_HEADER}"', ?) where ${HELD}`,
    ),
    nextDue: database.prepare("select min(available_at) as due from messages where queue = ?"),
  };
}

/** Makes the store on an open connection whose schema is there. */
export function createMessageStore(database: DatabaseSync, transaction: InTransaction, clock: Clock): MessageStore {
  const statements = prepareStatements(database);
  const process = randomUUID();
  let claims = 0;
  const nextDue = (queue: string) => Number(statements.nextDue.get(queue)?.due ?? Number.POSITIVE_INFINITY);

  return {
    insert: (queue, messages, availableAt) =>
      transaction(() => {
        for (const { id, body, headers } of messages) {
          statements.insert.run(queue, id, JSON.stringify(body ?? null), JSON.stringify(headers), availableAt);
        }
      }),
    claim: (queue, limit) => {
      // Looked at without the write lock first: most looks, after another process wrote, find nothing.
      if (nextDue(queue) > clock.now()) return undefined;
      return transaction(() => {
        const now = clock.now();
        const rows = batchOf(messageRows(statements.oldest.all(queue, now, limit)));
        if (rows.length === 0) return undefined;
        claims += 1;
        const owner = `${process}-${claims}`;
        const seqs = JSON.stringify(rows.map((row) => row.seq));
        statements.lend.run(now + LEASE_MS, owner, seqs);
        return { deliveries: rows.map((row) => toDelivery(row, row.attempt + 1)), seqs, owner };
      });
    },
    renew: ({ seqs, owner }) => void statements.reschedule.run(clock.now() + LEASE_MS, seqs, owner),
    acknowledge: ({ seqs, owner }) => Number(statements.acknowledge.run(seqs, owner).changes),
    release: ({ seqs, owner }, pauseMs) => void statements.release.run(clock.now() + pauseMs, seqs, owner),
    giveBack: ({ seqs, owner }, pauseMs) => void statements.giveBack.run(clock.now() + pauseMs, seqs, owner),
    giveAllBack: () => void statements.giveAllBack.run(clock.now(), `${process}-`),
    bury: ({ seqs, owner }, deadQueue, error) => void statements.bury.run(deadQueue, clock.now(), error, seqs, owner),
    nextDue,
  };
}
