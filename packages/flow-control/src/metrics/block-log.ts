import { type Clock, systemClock } from "../clock.ts";
import type { FlowObserver } from "../engine/observer.ts";
import { createBlockCounts } from "./block-counts.ts";
import { type BlockLine, formatBlockLine } from "./block-line.ts";
import { createLineQueue } from "./line-queue.ts";
import { secondOf } from "./local-time.ts";
import { createPeriodic } from "./periodic.ts";
import { createRotatingFile, type Rotation } from "./rotating-file.ts";

/** Where blocks are logged. */
export interface BlockLogOptions extends Rotation {
  clock?: Clock;
  /** Files are `<app>-block.log.<yyyy-mm-dd>`. Each process of an app has a name of its own. */
  app: string;
  /** Told, once a minute, that lines cannot be written. The last 10,000 are tried again. */
  onError?: (error: unknown) => void;
}

/** Counts blocks by second, resource, rule and origin. Observes: `flow.observe(log)`. */
export interface BlockLog extends Required<Pick<FlowObserver, "blocked">> {
  /** The newest lines first, at most `limit` of the last 1000; of seconds that have passed. */
  recent(limit: number): BlockLine[];
  /** Writes the seconds that have passed. Never rejects. */
  writeDue(): Promise<void>;
  /** Writes by itself every so many milliseconds; default 1000. */
  start(everyMs?: number): void;
  /** Writes everything, the second under way as well, and ends. What comes in it later gets a line of its own. */
  stop(): Promise<void>;
}

const RECENT_LINES = 1000;

/** Makes a block log. */
export function createBlockLog(options: BlockLogOptions): BlockLog {
  const { clock = systemClock, app, onError } = options;
  const queue = createLineQueue(createRotatingFile(`${app}-block.log`, options), formatBlockLine);
  let recent: BlockLine[] = [];
  let second = secondOf(clock.now());
  let counts = createBlockCounts(second);

  const close = (next: number) => {
    const lines = counts.lines();
    recent = [...recent, ...lines].slice(-RECENT_LINES);
    queue.add(second, lines);
    second = next;
    counts = createBlockCounts(next);
  };
  const closePassed = (now: number) => {
    if (secondOf(now) !== second) close(secondOf(now));
  };
  const periodic = createPeriodic(
    async () => {
      closePassed(clock.now());
      await queue.write();
    },
    { clock, onError },
  );

  return {
    blocked: (block, { origin = "", batch = 1 }, now) => {
      closePassed(now);
      counts.add(block, origin, batch);
    },
    recent: (limit) => {
      closePassed(clock.now());
      return recent.toReversed().slice(0, Math.max(0, limit));
    },
    writeDue: periodic.run,
    start: (everyMs = 1000) => periodic.start(everyMs),
    stop: async () => {
      close(second);
      await periodic.stop();
    },
  };
}
