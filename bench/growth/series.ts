import { setImmediate as turn } from "node:timers/promises";

/** Something whose cost is to stay the same however much there is. */
export interface Operation {
  what: string;
  /** Does it once; `nth` counts on over all sizes. */
  run(nth: number): Promise<unknown>;
  /** Operations that one run counts for; default 1. */
  each?: number;
}

/** A store that grows. */
export interface Series {
  /** `SQLite`, `MySQL`, … */
  store: string;
  /** Of what there is more and more. */
  of: string;
  sizes: readonly number[];
  /** Makes it as large as that; the sizes come in their order. */
  grow(size: number): Promise<void>;
  operations(size: number): readonly Operation[];
  close(): Promise<void>;
}

/** What an operation costs at one size. */
export interface Cost {
  store: string;
  of: string;
  what: string;
  size: number;
  /** CPU of this process, in which embedded stores are, microseconds. */
  cpuUs: number;
  /** From question to answer, one at a time, microseconds; the server's work is in here. */
  waitUs: number;
}

const RUNS = 200;
const WARM_UP = 40;
/** Slow ones are measured fewer times. */
const MOST_MS = 1500;
const ROUNDS = 5;

/** Medians of rounds, one operation at a time. */
export async function costOf({ run, each = 1 }: Operation, counter: { nth: number }): Promise<[number, number]> {
  const repeat = async (times: number, mostMs: number) => {
    const end = performance.now() + mostMs;
    let done = 0;
    while (done < times && (done === 0 || performance.now() < end)) {
      await run(counter.nth++);
      done += 1;
    }
    return done;
  };
  await repeat(WARM_UP, MOST_MS);
  const rounds: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await turn();
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    const done = (await repeat(RUNS / ROUNDS, MOST_MS / ROUNDS)) * each;
    const { user, system } = process.cpuUsage(cpu);
    rounds.push([(user + system) / done, ((performance.now() - start) * 1000) / done]);
  }
  const middle = (at: 0 | 1) => rounds.map((round) => round[at]).sort((left, right) => left - right)[ROUNDS >> 1] ?? 0;
  return [middle(0), middle(1)];
}
