/** Answers that come in one by one. */
export interface Gathering {
  /** Resolves once all have answered, or the time is over: with what has come by then. */
  all: Promise<unknown[]>;
  /** Says how many will answer. */
  expect(count: number): void;
  /** Undefined: one that has no answer, and is not waited for any longer. */
  take(answer: unknown): void;
}

/** Begins to gather; `timeOver` ends it with what has come by then. */
export function gather(timeOver: AbortSignal): Gathering {
  const { promise, resolve } = Promise.withResolvers<unknown[]>();
  const answers: unknown[] = [];
  let expected = Number.POSITIVE_INFINITY;
  let taken = 0;
  const end = () => resolve([...answers]);
  const endWhenComplete = () => {
    if (taken >= expected) end();
  };
  timeOver.addEventListener("abort", end, { once: true });
  return {
    all: promise,
    expect: (count) => {
      expected = count;
      endWhenComplete();
    },
    take: (answer) => {
      taken += 1;
      if (answer !== undefined) answers.push(answer);
      endWhenComplete();
    },
  };
}
