import { type Clock, isPassing } from "@mall/kernel";

/** Answers kept at most; the one not asked for the longest time goes first. */
const CAPACITY = 1000;

/** Milliseconds for which an old answer is better than none. */
const USABLE_MS = 10 * 60_000;

/** What was answered last to each question, for as long as nobody can answer it. */
export interface LastGood {
  /**
   * Asks. When the service is away, refuses or is too slow, the last answer to the same question stands in, if it is
   * not older than ten minutes.
   * @throws what `ask` throws, when there is none or the service has answered with a refusal.
   */
  ask<T>(question: string, ask: () => Promise<T>): Promise<{ answer: T; stale: boolean }>;
}

/** Remembers the last answers; for questions that anybody may ask, since everybody gets the same. */
export function createLastGood(clock: Clock): LastGood {
  const known = new Map<string, { answer: unknown; at: number }>();
  const keep = (question: string, answer: unknown) => {
    const oldest = known.keys().next();
    if (known.size >= CAPACITY && !oldest.done) known.delete(oldest.value);
    known.delete(question);
    known.set(question, { answer, at: clock.now() });
  };
  return {
    ask: async <T>(question: string, ask: () => Promise<T>) => {
      try {
        const answer = await ask();
        keep(question, answer);
        return { answer, stale: false };
      } catch (error) {
        const last = known.get(question);
        if (!isPassing(error) || !last || clock.now() - last.at > USABLE_MS) throw error;
        return { answer: last.answer as T, stale: true };
      }
    },
  };
}
