import type { Delivery } from "../broker.ts";

/** Messages lent to a consumer for a while. */
export interface Claim {
  deliveries: Delivery[];
  /** JSON array of their seq. */
  seqs: string;
  /** Names this claim; no other ever has the same. */
  owner: string;
}

/** A row of the table messages, as far as a delivery needs it. */
export interface MessageRow {
  seq: number;
  id: string;
  body: string;
  headers: string;
  attempt: number;
}

/** The rows node:sqlite returned, as the query that made them promises. */
export function messageRows(rows: unknown[]): MessageRow[] {
  return rows as MessageRow[];
}

/** The delivery a row becomes; `attempt` counts it already. */
export function toDelivery({ id, body, headers }: MessageRow, attempt: number): Delivery {
  return { id, body: JSON.parse(body), headers: JSON.parse(headers), attempt };
}

/**
 * Which of the oldest messages go out together: those never delivered before, or one alone that was. A batch that
 * failed, or whose process died, comes back one by one: only the message at fault goes on failing, and it uses up
 * no deliveries of its neighbours. The attempt is stored, so this holds across restarts and processes.
 */
export function batchOf(rows: MessageRow[]): MessageRow[] {
  const redelivered = rows.findIndex((row) => row.attempt > 0);
  if (redelivered === -1) return rows;
  return rows.slice(0, Math.max(1, redelivered));
}
