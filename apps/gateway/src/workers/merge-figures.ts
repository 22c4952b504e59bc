import type { BreakerState, FlowControl, ResourceFigures } from "@mall/flow-control";

type InstanceState = ReturnType<FlowControl["outliers"]["figures"]>[number];

/** What flow control sees in one process, or in several together. */
export interface FlowFigures {
  processes: number[];
  resources: ResourceFigures[];
  breakers: BreakerState[];
  instances: InstanceState[];
}

/**
 * Makes one view of several processes' own. Counts add up; a mean counts by what completed. A breaker stands as in the
 * process where it stands worst, with the figures it has there; an instance is ejected where any process ejects it.
 */
export function mergeFigures(figures: FlowFigures[]): FlowFigures {
  return {
    processes: figures.flatMap((each) => each.processes),
    resources: mergeBy(
      figures.flatMap((each) => each.resources),
      ({ resource }) => resource,
      mergeResources,
    ),
    breakers: mergeBy(
      figures.flatMap((each) => each.breakers),
      ({ resource, ruleId }) => JSON.stringify([resource, ruleId]),
      worse,
    ),
    instances: mergeBy(
      figures.flatMap((each) => each.instances),
      ({ resource, instance }) => JSON.stringify([resource, instance]),
      mergeInstances,
    ),
  };
}

/** Those with the same key become one, in the place of the first. */
function mergeBy<T>(all: T[], keyOf: (each: T) => string, merge: (one: T, other: T) => T): T[] {
  const merged = new Map<string, T>();
  for (const each of all) {
    const key = keyOf(each);
    const before = merged.get(key);
    merged.set(key, before === undefined ? each : merge(before, each));
  }
  return [...merged.values()];
}

function mergeResources(one: ResourceFigures, other: ResourceFigures): ResourceFigures {
  const completed = one.completePerSecond + other.completePerSecond;
  const time = one.averageRt * one.completePerSecond + other.averageRt * other.completePerSecond;
  return {
    resource: one.resource,
    passPerSecond: one.passPerSecond + other.passPerSecond,
    blockPerSecond: one.blockPerSecond + other.blockPerSecond,
    completePerSecond: completed,
    errorPerSecond: one.errorPerSecond + other.errorPerSecond,
    averageRt: completed === 0 ? 0 : time / completed,
    minRt: minRtOf(one, other),
    concurrency: one.concurrency + other.concurrency,
    passed: one.passed + other.passed,
    blocked: one.blocked + other.blocked,
  };
}

/** Where nothing completed the smallest RT is no measurement. */
function minRtOf(...both: ResourceFigures[]): number {
  const measured = both.filter(({ completePerSecond }) => completePerSecond > 0);
  return Math.min(...(measured.length > 0 ? measured : both).map(({ minRt }) => minRt));
}

const BADNESS = { closed: 0, halfOpen: 1, open: 2 } as const;

function worse(one: BreakerState, other: BreakerState): BreakerState {
  const by = BADNESS[other.state] - BADNESS[one.state] || other.ratio - one.ratio || other.total - one.total;
  return by > 0 ? other : one;
}

function mergeInstances(one: InstanceState, other: InstanceState): InstanceState {
  const until = [one, other].flatMap(({ ejectedUntilMs = [] }) => ejectedUntilMs);
  return {
    resource: one.resource,
    instance: one.instance,
    ejected: one.ejected || other.ejected,
    ...(until.length > 0 ? { ejectedUntilMs: Math.max(...until) } : {}),
    failures: one.failures + other.failures,
    total: one.total + other.total,
    ejections: Math.max(one.ejections, other.ejections),
  };
}
