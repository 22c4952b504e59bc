import { Block } from "../engine/block.ts";
import type { Checker, CheckerContext } from "../engine/checker.ts";
import type { Priority } from "../engine/entry.ts";
import type { ResourceStatistics } from "../statistics/resource-statistics.ts";
import type { SystemRule } from "./system-rule.ts";

type Metric = SystemRule["metric"];
type Context = Pick<CheckerContext, "inbound" | "system">;

/** A rule at work on one metric. */
interface Limit {
  ruleId: string;
  metric: Metric;
  threshold: number;
  adaptive: boolean;
  /** Of the threshold, by priority. */
  shares: Record<Priority, number>;
  read: (now: number) => number;
}

/**
 * Makes the checker of all system rules together, after sentinel-golang's adaptive slot. Looks at inbound entries only.
 * Of several rules for one metric the one with the lowest threshold holds. A gauge that does not know (below 0) never
 * refuses. Ours: each priority may use its share of the threshold, so that less important entries are shed first; a
 * share of 0 sheds them always.
 */
export function createSystemChecker(rules: readonly SystemRule[], context: Context): Checker {
  const limits = lowestOfEach(rules).map((rule) => limitOf(rule, context));
  const check: Checker["check"] = ({ resource, options }, now) => {
    if (!options.inbound) return 0;
    const priority = options.priority ?? "normal";
    for (const limit of limits) {
      const value = limit.read(now);
      if (exceeds(limit, priority, value, now, context.inbound)) return refusal(limit, priority, resource, value);
    }
    return 0;
  };
  return { check, recheck: check };
}

function lowestOfEach(rules: readonly SystemRule[]): SystemRule[] {
  const lowest = new Map<Metric, SystemRule>();
  for (const rule of rules) {
    const before = lowest.get(rule.metric);
    if (!before || rule.threshold < before.threshold) lowest.set(rule.metric, rule);
  }
  return [...lowest.values()];
}

function limitOf({ id, metric, threshold, adaptive = false, shares }: SystemRule, context: Context): Limit {
  const { critical = 1, normal = 1, sheddable = 1 } = shares ?? {};
  const ruleId = id ?? `system:${metric}`;
  return {
    ruleId,
    metric,
    threshold,
    adaptive,
    shares: { critical, normal, sheddable },
    read: readerOf(metric, context),
  };
}

function readerOf(metric: Metric, { inbound, system }: Context): (now: number) => number {
  const readers: Record<Metric, (now: number) => number> = {
    inboundQps: (now) => inbound.passedIn(now),
    concurrency: () => inbound.concurrency,
    averageRt: (now) => inbound.averageRt(now),
    load: () => system.load(),
    cpu: () => system.cpu(),
  };
  return readers[metric];
}

function exceeds(limit: Limit, priority: Priority, value: number, now: number, inbound: ResourceStatistics): boolean {
  const { metric, adaptive } = limit;
  const share = limit.shares[priority];
  const allowed = limit.threshold * share;
  if (metric !== "load" && metric !== "cpu") return value >= allowed;
  return value > allowed && (!adaptive || isCongested(inbound, now, share));
}

/** BBR's estimate: more is inside than what completes in the time of the fastest, by Little's law. */
function isCongested(inbound: ResourceStatistics, now: number, share: number): boolean {
  const { concurrency } = inbound;
  return concurrency > 1 && concurrency > (inbound.maxCompletePerSecond(now) * inbound.minRt(now) * share) / 1000;
}

function refusal({ ruleId, metric, threshold, shares }: Limit, priority: Priority, resource: string, value: number) {
  const reason = `${metric} is ${value}, over ${threshold * shares[priority]} for ${priority} entries`;
  return new Block({ kind: "system", resource, ruleId, reason, value });
}
