import type { Finding } from "../ledger-report.ts";
import type { DeadQueue } from "../mail/mail.ts";

/** A dead letter is work that nobody did. */
export function checkDeadLetters(queues: readonly DeadQueue[]): Finding[] {
  return queues.map(({ queue, count, ids }) => ({
    ...{ kind: "dead_letter", subject: queue },
    detail: `${queue}.dead holds ${count} ${count === 1 ? "message" : "messages"}${ids.length > 0 ? `: ${ids.join(", ")}` : ""}.`,
  }));
}
