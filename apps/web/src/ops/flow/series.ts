/** Seconds that are remembered. */
export const LENGTH = 120;

/** What passed and what was refused in a second. */
export interface Second {
  pass: number;
  block: number;
}

/** What a look tells of a resource. */
export interface ResourceTotals {
  resource: string;
  /** Since the start. */
  passed: number;
  blocked: number;
  pass_per_second: number;
  block_per_second: number;
}

/** A look at everything. */
export interface Look {
  /** Milliseconds since the epoch. */
  at: number;
  /** The processes that were looked at. */
  processes: readonly number[];
  resources: readonly ResourceTotals[];
}

/** A line of the metric log. */
export interface LoggedSecond extends Second {
  /** Milliseconds since the epoch. */
  timestamp: number;
  resource: string;
}

interface Last {
  at: number;
  second: number;
  sources: string;
  totals: Map<string, ResourceTotals>;
}

/** The last two minutes of each resource. */
export interface Series {
  add(look: Look): void;
  /** Takes seconds of the metric log, where nothing better is known. */
  fill(seconds: readonly LoggedSecond[]): void;
  /** The oldest second first; the latest look ends it. */
  of(resource: string): Second[];
}

/** Rates come from the totals: a crowd that came and went between two looks is not missed. */
export function createSeries(): Series {
  const known = new Map<string, Map<number, Second>>();
  let last: Last | undefined;

  const slotsOf = (resource: string) => {
    const slots = known.get(resource) ?? new Map<number, Second>();
    known.set(resource, slots);
    return slots;
  };
  const forget = (now: number) => {
    for (const slots of known.values()) {
      for (const second of slots.keys()) if (second < now - LENGTH) slots.delete(second);
    }
  };
  return {
    add: ({ at, processes, resources }) => {
      const second = Math.round(at / 1000);
      if (last && second <= last.second) return;
      const sources = processes.toSorted((a, b) => a - b).join();
      const before = last?.sources === sources ? last : undefined;
      const from = before ? Math.max(before.second, second - LENGTH) : second - 1;
      for (const each of resources) {
        const rate = rateOf(each, before?.totals.get(each.resource), before ? at - before.at : 0);
        for (let slot = from; slot < second; slot += 1) slotsOf(each.resource).set(slot, rate);
      }
      last = { at, second, sources, totals: new Map(resources.map((each) => [each.resource, each])) };
      forget(second);
    },
    fill: (seconds) => {
      for (const { timestamp, resource, pass, block } of seconds) {
        const [slots, second] = [slotsOf(resource), Math.floor(timestamp / 1000)];
        if (!slots.has(second)) slots.set(second, { pass, block });
      }
    },
    of: (resource) => {
      const slots = known.get(resource);
      const first = (last?.second ?? 0) - LENGTH;
      return Array.from({ length: LENGTH }, (_, place) => slots?.get(first + place) ?? { pass: 0, block: 0 });
    },
  };
}

/** A second. Without an earlier look, or when the process is another one, its own figure of the last second has to do. */
function rateOf(now: ResourceTotals, before: ResourceTotals | undefined, elapsedMs: number): Second {
  const own = { pass: now.pass_per_second, block: now.block_per_second };
  if (elapsedMs <= 0) return own;
  const perSecond = (total: number, earlier = 0) => ((total - earlier) / elapsedMs) * 1000;
  const rate = { pass: perSecond(now.passed, before?.passed), block: perSecond(now.blocked, before?.blocked) };
  return rate.pass < 0 || rate.block < 0 ? own : rate;
}
