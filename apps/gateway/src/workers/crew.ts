import type { Clock, Logger } from "@mall/kernel";
import { EX_CONFIG, EX_UNAVAILABLE } from "./exit-codes.ts";

/** A worker as the crew sees it: one of node:cluster. */
export interface CrewWorker {
  id: number;
  process: { kill(signal: NodeJS.Signals): boolean };
  once(event: "listening", listener: () => void): unknown;
  once(event: "exit", listener: (code: number | null, signal: string | null) => void): unknown;
}

/** How a worker ended. */
interface End {
  code: number | null;
  signal: string | null;
}

/** What a crew is made of. */
export interface CrewOptions<W extends CrewWorker> {
  size: number;
  fork: () => W;
  clock: Clock;
  /** Calls back after so many milliseconds, unless what it returns is called before. */
  setTimer: (run: () => void, ms: number) => () => void;
  logger: Logger;
  /** Told of each worker that takes requests. */
  onUp: (worker: W) => void;
  /** Told that a worker ended in a way that no other start would mend, with its exit code. */
  onHopeless: (code: number) => void;
}

/** Workers that are kept at their number. */
export interface Crew {
  /** Asks each to finish its work and end, starts none again. @throws Error when one did not end in order. */
  stop(): Promise<void>;
}

/** A worker that lived for so many milliseconds did not die of its start. */
const STEADY_MS = 10_000;

/** The pause before a worker is started again, in milliseconds: none for one that was steady, then doubling. */
function pauseMs(deathsInARow: number): number {
  return deathsInARow === 0 ? 0 : Math.min(100 * 2 ** (deathsInARow - 1), 10_000);
}

/** Starts the workers, and another for each that dies. */
export function startCrew<W extends CrewWorker>(options: CrewOptions<W>): Crew {
  const { size, fork, clock, setTimer, logger, onUp, onHopeless } = options;
  const ends = new Map<W, Promise<End>>();
  const pauses = new Set<() => void>();
  let stopping = false;

  const startAfter = (ms: number, deaths: number) => {
    const cancel = setTimer(() => {
      pauses.delete(cancel);
      start(deaths);
    }, ms);
    pauses.add(cancel);
  };
  const mourn = ({ id }: W, { code, signal }: End, deaths: number) => {
    if (stopping) return;
    if (code === EX_CONFIG || code === EX_UNAVAILABLE) return onHopeless(code);
    const ms = pauseMs(deaths);
    logger.warn({ worker: id, code, signal, pauseMs: ms }, "a worker died: another one is started");
    startAfter(ms, deaths);
  };
  const start = (deaths: number) => {
    const worker = fork();
    const born = clock.now();
    const end = endOf(worker);
    ends.set(worker, end);
    worker.once("listening", () => !stopping && onUp(worker));
    void end.then((how) => {
      ends.delete(worker);
      mourn(worker, how, clock.now() - born < STEADY_MS ? deaths + 1 : 0);
    });
  };
  for (let index = 0; index < size; index += 1) start(0);

  return {
    stop: async () => {
      stopping = true;
      for (const cancel of pauses) cancel();
      for (const worker of ends.keys()) worker.process.kill("SIGTERM");
      const cutOff = (await Promise.all(ends.values())).filter((end) => !inOrder(end));
      if (cutOff.length > 0) throw new Error(`${cutOff.length} workers did not finish their work`);
    },
  };
}

async function endOf(worker: CrewWorker): Promise<End> {
  return await new Promise((resolve) => void worker.once("exit", (code, signal) => resolve({ code, signal })));
}

/** One that was still starting ends by the signal itself, Ctrl+C's as well: it had no work yet. */
function inOrder({ code, signal }: End): boolean {
  return code === 0 || signal === "SIGTERM" || signal === "SIGINT";
}
