import type { TracedMessage } from "../traced.ts";
import { isRefusal } from "./time-limit.ts";

/** Why the server took messages not in. */
export interface Refusal {
  error: Error;
  /** Those it may take a little later; undefined when it will not. */
  again?: readonly TracedMessage[];
}

/**
 * What the server's answers to messages amount to; undefined when it has all of them.
 * @param confirms one for each message.
 * @param returned how many it found no queue for.
 * @throws what went wrong when it did not say anything to one of the messages.
 */
export function refusalOf(
  queue: string,
  messages: readonly TracedMessage[],
  confirms: readonly PromiseSettledResult<void>[],
  returned: number,
): Refusal | undefined {
  const reasons = confirms.map((confirm): unknown => (confirm.status === "rejected" ? confirm.reason : undefined));
  const silence = reasons.find((reason) => reason !== undefined && !isRefusal(reason, "NACK"));
  if (silence !== undefined) throw silence;
  if (returned > 0) return { error: new Error(`RabbitMQ has no queue ${queue}: ${returned} messages were returned`) };
  const again = messages.filter((_, n) => reasons[n] !== undefined);
  if (again.length === 0) return undefined;
  const cause = reasons.find((reason) => reason !== undefined);
  return { error: new Error(`RabbitMQ took ${again.length} messages for ${queue} not in`, { cause }), again };
}
