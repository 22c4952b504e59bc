import { AsyncLocalStorage } from "node:async_hooks";
import { isPassing } from "./errors.ts";

/** How calls become one step. */
export interface GatherOptions<T, R> {
  /**
   * Does all in one step, or nothing; answers in their order. What it throws has to leave nothing done: then each is done
   * alone, so that one that cannot be spoils no other. When a server is away or silent nobody knows, and all hear that.
   */
  together: (items: readonly T[]) => Promise<readonly R[]>;
  /** Does one as if there were no others. */
  alone: (item: T) => Promise<R>;
  /** Calls in one step at most; default 128. */
  most?: number;
  /** Whether the caller is in a trace that is recorded: a step is shown in the trace of the first such caller. */
  isTraced?: () => boolean;
}

/** What becomes of a call: its answer, or word that it is done alone; the next step waits until it says so. */
type Turn<R> = { kind: "answer"; answer: R } | { kind: "alone"; done: () => void };

interface Waiting<T, R> {
  item: T;
  /** How to work in the trace of the caller, where it is recorded. */
  inTrace: ReturnType<typeof AsyncLocalStorage.snapshot> | undefined;
  resolve: (turn: Turn<R>) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes one step of the calls that come in one turn of the event loop, or while the step before is under way: a
 * transaction costs about the same for one as for many ("group commit"). Nobody waits for a timer, and who comes alone is
 * served alone.
 */
export function gather<T, R>(options: GatherOptions<T, R>): (item: T) => Promise<R> {
  const { together, alone, most = 128, isTraced = () => false } = options;
  const waiting: Waiting<T, R>[] = [];
  let underWay = false;
  // Of no caller: a step must not go on in the trace, and with the deadline, of whoever began the one before.
  const inOwnContext = AsyncLocalStorage.snapshot();

  const apart = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    const each = ({ resolve }: Waiting<T, R>) => new Promise<void>((done) => resolve({ kind: "alone", done }));
    await Promise.all(batch.map(each));
  };

  const step = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    if (batch.length === 1) return await apart(batch);
    const inContext = batch.find(({ inTrace }) => inTrace)?.inTrace ?? inOwnContext;
    try {
      const answers = await inContext(async () => together(batch.map(({ item }) => item)));
      if (answers.length !== batch.length) throw new Error(`${answers.length} answers for ${batch.length} calls`);
      for (const [index, { resolve }] of batch.entries()) resolve({ kind: "answer", answer: answers[index] as R });
    } catch (error) {
      if (!isPassing(error)) return await apart(batch);
      for (const { reject } of batch) reject(error);
    }
  };

  const run = async () => {
    while (waiting.length > 0) await step(waiting.splice(0, most));
    underWay = false;
  };

  const turnOf = (item: T) =>
    new Promise<Turn<R>>((resolve, reject) => {
      waiting.push({ item, inTrace: isTraced() ? AsyncLocalStorage.snapshot() : undefined, resolve, reject });
      if (underWay) return;
      underWay = true;
      setImmediate(() => void inOwnContext(run));
    });

  return async (item) => {
    const turn = await turnOf(item);
    if (turn.kind === "answer") return turn.answer;
    try {
      // Here, in the context of the caller: to carry that elsewhere costs more than all the rest.
      return await alone(item);
    } finally {
      turn.done();
    }
  };
}
