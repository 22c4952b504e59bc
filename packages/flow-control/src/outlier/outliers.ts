import type { Clock } from "../clock.ts";
import { createOutlierEjector, type OutlierEjector } from "./outlier-ejector.ts";
import type { InstanceFigures, OutlierChange } from "./outlier-figures.ts";
import type { OutlierRule } from "./outlier-rule.ts";

/** Of one service that is balanced. */
export interface WatchedEjector extends OutlierEjector {
  /** Told of each ejection and each return; returns what ends the telling. */
  watch(onChange: (change: OutlierChange) => void): () => void;
}

/** The ejectors of all services that are balanced. */
export interface Outliers {
  /** That of a service, made at its first use. Without a rule nothing is ejected. */
  ejectorOf(resource: string): WatchedEjector;
  replaceRules(rules: readonly OutlierRule[]): void;
  figures(): (InstanceFigures & { resource: string })[];
}

/** Makes the ejectors; `onChange` hears of every service. */
export function createOutliers(clock: Clock, onChange: (change: OutlierChange) => void): Outliers {
  const ejectors = new Map<string, WatchedEjector>();
  let rules = new Map<string, OutlierRule>();
  const ruleOf = (resource: string): OutlierRule => rules.get(resource) ?? { resource, maxEjectedShare: 0 };

  const create = (resource: string): WatchedEjector => {
    const watchers = new Set<(change: OutlierChange) => void>([onChange]);
    const tell = (change: OutlierChange) => {
      for (const watcher of watchers) watcher(change);
    };
    const ejector = createOutlierEjector({ rule: ruleOf(resource), clock, onChange: tell });
    const watch: WatchedEjector["watch"] = (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    };
    return { ...ejector, watch };
  };

  return {
    ejectorOf: (resource) => {
      const ejector = ejectors.get(resource) ?? create(resource);
      ejectors.set(resource, ejector);
      return ejector;
    },
    replaceRules: (next) => {
      rules = new Map(next.map((rule) => [rule.resource, rule]));
      for (const [resource, ejector] of ejectors) ejector.setRule(ruleOf(resource));
    },
    figures: () =>
      [...ejectors].flatMap(([resource, ejector]) => ejector.figures().map((figures) => ({ resource, ...figures }))),
  };
}
