import type { Clock } from "@mall/kernel";
import { createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";

/** A limit on one resource: over the threshold, entries are refused at once. */
export interface FlowRule {
  /** The resource's name, such as `seckill_api`. */
  resource: string;
  /** Entries a second that pass. `Infinity` lifts the limit; 0 refuses all. */
  threshold: number;
}

/** What became of one entry, and the counts an operator sees. */
export interface FlowCounts {
  resource: string;
  passed: number;
  blocked: number;
}

/** Decides which requests go on. */
export interface FlowControl {
  /** True when the entry passes, and counts it. A resource without a rule always passes. */
  tryEnter(resource: string): boolean;
  /** Replaces all rules, at once. A resource that keeps a rule keeps its counts and what passed in its window. */
  setRules(rules: readonly FlowRule[]): void;
  /** Since the start, by resource that has a rule. */
  counts(): FlowCounts[];
}

interface Limit extends FlowRule {
  window: SlidingWindow;
  passed: number;
  blocked: number;
}

/**
 * Flow control with the direct-and-reject rule, over a window of two half-second buckets: the first form of what
 * Sentinel calls a flow rule (block when passed + 1 > threshold).
 */
export function createFlowControl(clock: Clock, rules: readonly FlowRule[]): FlowControl {
  let limits = new Map<string, Limit>();
  const setRules = (next: readonly FlowRule[]) => {
    const fresh = () => ({ window: createSlidingWindow(clock), passed: 0, blocked: 0 });
    limits = new Map(next.map((rule) => [rule.resource, { ...fresh(), ...limits.get(rule.resource), ...rule }]));
  };
  setRules(rules);
  return {
    setRules,
    tryEnter: (resource) => {
      const limit = limits.get(resource);
      if (!limit) return true;
      if (limit.window.passed() + 1 > limit.threshold) {
        limit.blocked += 1;
        return false;
      }
      limit.window.add(1);
      limit.passed += 1;
      return true;
    },
    counts: () => [...limits.values()].map(({ resource, passed, blocked }) => ({ resource, passed, blocked })),
  };
}
