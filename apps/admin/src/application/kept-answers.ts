import type { Clock } from "@mall/kernel";

/** Milliseconds that an answer is kept at least. */
const LEAST_MS = 1000;

/** Looking takes no more than this part of the time, however many ask. */
const SHARE = 0.05;

interface Kept<T> {
  answer: Promise<T>;
  /** Epoch milliseconds. */
  until: number;
}

/**
 * Shares answers among those who ask the same, and keeps each for a moment: the longer it took, the longer. Figures over all
 * orders there ever were cost a look at each, and a dashboard asks again and again. What fails is not kept.
 */
export function keepAnswers<Q, T>(ask: (question: Q) => Promise<T>, clock: Clock): (question: Q) => Promise<T> {
  const kept = new Map<Q, Kept<T>>();
  return (question) => {
    const now = clock.now();
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old);
    const known = kept.get(question);
    if (known) return known.answer;
    const entry: Kept<T> = { answer: ask(question), until: Number.POSITIVE_INFINITY };
    kept.set(question, entry);
    entry.answer.then(
      () => {
        entry.until = clock.now() + Math.max(LEAST_MS, (clock.now() - now) / SHARE);
      },
      () => kept.delete(question),
    );
    return entry.answer;
  };
}
