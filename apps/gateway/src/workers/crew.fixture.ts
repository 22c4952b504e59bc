import { EventEmitter } from "node:events";
import { createManualClock, createRecordingLogger } from "@mall/testkit";
import { type CrewWorker, startCrew } from "./crew.ts";

/** A worker that does what a test says. */
export class PlayedWorker extends EventEmitter implements CrewWorker {
  readonly signals: string[] = [];
  readonly id: number;
  readonly process = { kill: (signal: string) => this.signals.push(signal) > 0 };

  constructor(id: number) {
    super();
    this.id = id;
  }

  end(code: number | null, signal: string | null = null): void {
    this.emit("exit", code, signal);
  }
}

/** A crew of played workers, whose time a test moves. */
export function stageCrew(size: number) {
  const clock = createManualClock();
  const logger = createRecordingLogger();
  const workers: PlayedWorker[] = [];
  const timers = new Map<() => void, number>();
  const told: string[] = [];
  const fork = () => {
    const worker = new PlayedWorker(workers.length + 1);
    workers.push(worker);
    return worker;
  };
  const crew = startCrew({
    ...{ size, fork, clock, logger },
    setTimer: (run, ms) => {
      timers.set(run, ms);
      return () => void timers.delete(run);
    },
    onUp: ({ id }) => void told.push(`up ${id}`),
    onHopeless: (code) => void told.push(`hopeless ${code}`),
  });
  return {
    ...{ crew, clock, workers, told, lines: logger.lines },
    at: (id: number) => workers[id - 1] as PlayedWorker,
    /** The pauses that are kept now, in milliseconds. */
    pauses: () => [...timers.values()],
    /** Lets all pauses pass. */
    pass: () => {
      const due = [...timers.keys()];
      timers.clear();
      for (const run of due) run();
    },
  };
}
