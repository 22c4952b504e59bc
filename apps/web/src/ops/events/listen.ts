/** An event of a stream, as the shop's client reads it. */
export interface HeardEvent {
  name: string;
  data: string;
}

/** How to listen. */
export interface Listening {
  /** Opens the stream anew; what it throws is told to `onState`. */
  open: (signal: AbortSignal) => AsyncIterable<HeardEvent>;
  onEvent: (event: HeardEvent) => void;
  /** undefined: it is heard. Else why not, or null where the stream merely ended. */
  onState: (problem: unknown) => void;
  /** Ends it. */
  signal: AbortSignal;
  /** Resolves after so many milliseconds, at once when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Refusals that asking again does not change: not logged in, not allowed, no such stream. */
const FINAL = [401, 403, 404];

/** Milliseconds before the next try: half a second, twice as long after each failure, five seconds at most. */
export const waitAfter = (failures: number): number => Math.min(5000, 500 * 2 ** (failures - 1));

/** Listens until the signal aborts, or the shop refuses for good: what ends or breaks off is opened again. */
export async function listen({ open, onEvent, onState, signal, wait }: Listening): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const problem = await hear(open(signal), (event) => {
      failures = 0;
      onState(undefined);
      onEvent(event);
    });
    if (signal.aborted) return;
    onState(problem);
    if (FINAL.includes((problem as { status?: number } | null)?.status ?? 0)) return;
    failures += 1;
    await wait(waitAfter(failures), signal);
  }
}

/** Resolves with what went wrong; null at the end of the stream. */
async function hear(stream: AsyncIterable<HeardEvent>, onEvent: (event: HeardEvent) => void): Promise<unknown> {
  try {
    for await (const event of stream) onEvent(event);
    return null;
  } catch (error) {
    return error;
  }
}
