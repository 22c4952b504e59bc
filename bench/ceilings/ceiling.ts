/** What a bare server or library does alone, with nothing of the shop on top. */
export interface Ceiling {
  /** Names it in results: `fastify, 2 processes`. */
  what: string;
  /** What is counted: `requests/s`. */
  unit: string;
  /** Counts for so many seconds. */
  measure(seconds: number): Promise<number>;
}

/** Some of them, which stand on one connection or process. */
export interface Bench {
  ceilings: readonly Ceiling[];
  /** Takes away what was made for them. */
  close(): Promise<void>;
}

/**
 * How often work is done in a second, by so many at once; work answers how much it did.
 * @param now milliseconds of a clock.
 */
export async function perSecond(
  seconds: number,
  atOnce: number,
  work: () => Promise<number>,
  now = () => performance.now(),
): Promise<number> {
  const start = now();
  const end = start + seconds * 1000;
  let done = 0;
  const worker = async () => {
    while (now() < end) {
      // Not `done += await …`: that adds to what `done` was before the wait, and loses what the others did meanwhile.
      const more = await work();
      done += more;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (done / (now() - start)) * 1000;
}
