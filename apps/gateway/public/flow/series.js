/** Seconds that are remembered. */
export const LENGTH = 120;

/**
 * What passed and what was refused in each of the last two minutes' seconds, by resource. Rates come from the totals: a
 * crowd that came and went between two looks is not missed.
 */
export function createSeries() {
  const known = new Map();
  let last;

  const slotsOf = (resource) => {
    if (!known.has(resource)) known.set(resource, new Map());
    return known.get(resource);
  };
  const forget = () => {
    for (const slots of known.values()) {
      for (const second of slots.keys()) if (second < last.second - LENGTH) slots.delete(second);
    }
  };

  return {
    /** Takes a look at everything. `at` is in milliseconds, `sources` names the processes that were looked at. */
    add: ({ at, sources, resources }) => {
      const second = Math.round(at / 1000);
      if (last && second <= last.second) return;
      const before = last?.sources === sources ? last : undefined;
      for (const each of resources) {
        const rate = rateOf(each, before?.totals.get(each.resource), before ? at - before.at : 0);
        const from = before ? Math.max(before.second, second - LENGTH) : second - 1;
        for (let slot = from; slot < second; slot += 1) slotsOf(each.resource).set(slot, rate);
      }
      last = { at, second, sources, totals: new Map(resources.map((each) => [each.resource, each])) };
      forget();
    },
    /** Takes seconds of the metric log, where nothing better is known. */
    fill: (seconds) => {
      for (const { timestamp, resource, pass, block } of seconds) {
        const slots = slotsOf(resource);
        const second = Math.floor(timestamp / 1000);
        if (!slots.has(second)) slots.set(second, { pass, block });
      }
    },
    /** The last two minutes of a resource, the oldest second first; the latest look ends it. */
    of: (resource) => {
      const slots = slotsOf(resource);
      const first = (last?.second ?? 0) - LENGTH;
      return Array.from({ length: LENGTH }, (_, index) => slots.get(first + index) ?? { pass: 0, block: 0 });
    },
  };
}

/** A second. Without an earlier look, or when the process is another one, its own figure of the last second has to do. */
function rateOf(now, before, elapsedMs) {
  const ownRate = { pass: now.pass_per_second, block: now.block_per_second };
  if (elapsedMs <= 0) return ownRate;
  const perSecond = (total, earlier = 0) => ((total - earlier) / elapsedMs) * 1000;
  const rate = { pass: perSecond(now.passed, before?.passed), block: perSecond(now.blocked, before?.blocked) };
  return rate.pass < 0 || rate.block < 0 ? ownRate : rate;
}
