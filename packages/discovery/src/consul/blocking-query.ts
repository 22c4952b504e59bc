import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable, type Logger } from "@mall/kernel";
import type { BlockingQuestion, Indexed } from "./consul-client.ts";

/** What is asked again and again. */
export interface BlockingQuery<T> {
  ask: (question: BlockingQuestion) => Promise<Indexed<T>>;
  /** `afterGap`: Consul was away or began anew since the last answer, so it may not know yet what it knew. */
  onAnswer: (value: T, afterGap: boolean) => void;
  onFailure?: () => void;
  logger: Logger;
}

/** Milliseconds between two questions at least: a state that changes all the time is not asked all the time. */
const PAUSE_MS = 50;

/** Milliseconds after the first failure, doubled with each further one up to the second number; less by chance. */
const BACK_OFF = { first: 100, most: 2000 };

/** Follows a state of Consul by blocking queries until stopped. Failures are its own affair: it goes on asking. */
export function followState<T>(query: BlockingQuery<T>): { stop(): void } {
  const stopping = new AbortController();
  void follow(query, stopping.signal);
  return { stop: () => stopping.abort() };
}

async function follow<T>({ ask, onAnswer, onFailure, logger }: BlockingQuery<T>, signal: AbortSignal): Promise<void> {
  let index = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const answer = await ask({ index, signal });
      if (signal.aborted) return;
      const restarted = answer.index < index;
      report(() => onAnswer(answer.value, restarted || failures > 0), logger);
      // As Consul's documentation demands: an index that goes backwards is begun anew, and one below 1 would not block.
      index = restarted ? 0 : Math.max(1, answer.index);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (!isUnavailable(error)) logger.error({ err: error }, "Consul could not be asked; it is tried again");
      // An agent that began anew would let a question with an index of its former life wait for nothing.
      index = 0;
      failures += 1;
      report(() => onFailure?.(), logger);
    }
    await pause(failures, signal);
  }
}

function report(tell: () => void, logger: Logger): void {
  try {
    tell();
  } catch (error) {
    logger.error({ err: error }, "a change in Consul could not be taken over");
  }
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const backOff = Math.min(BACK_OFF.first * 2 ** (failures - 1), BACK_OFF.most);
  const ms = failures === 0 ? PAUSE_MS : backOff * (0.5 + Math.random() / 2);
  // Rejects when the signal comes: then the loop ends.
  await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
}
