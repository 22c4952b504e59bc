import cluster, { type Worker } from "node:cluster";
import { createTokenCounter, serveTokens } from "@mall/flow-control";
import { type Logger, systemClock } from "@mall/kernel";
import { type Crew, startCrew } from "./crew.ts";
import { createRelay } from "./relay.ts";

/** What leading needs. */
export interface LeadOptions {
  size: number;
  logger: Logger;
  /** Told of each worker that takes requests. */
  onUp: () => void;
  /** Told that a worker ended in a way that no other start would mend, with its exit code. */
  onHopeless: (code: number) => void;
}

/** Starts workers, each this program once more, and keeps what they have in common: limits, and the way to one another. */
export function leadWorkers({ onUp, ...options }: LeadOptions): Crew {
  const relay = createRelay();
  return startCrew({
    ...options,
    ...{ fork: forker(), clock: systemClock, setTimer },
    onUp: (worker) => {
      relay.join(worker.id, worker);
      onUp();
    },
  });
}

/** Starts workers that ask one counter, so that a limit is one for all of them. */
function forker(): () => Worker {
  const counter = createTokenCounter(systemClock);
  return () => {
    const worker = cluster.fork();
    serveTokens(counter, worker);
    return worker;
  };
}

function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
