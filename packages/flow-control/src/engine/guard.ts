import type { Clock } from "../clock.ts";
import { createApiGroups } from "../gateway/api-groups.ts";
import { createOutliers } from "../outlier/outliers.ts";
import { checkRuleSet } from "../rules/check-rule-set.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { figuresOf, secondOf } from "../statistics/figures.ts";
import { createProcessGauge } from "../system/process-gauge.ts";
import type { Block } from "./block.ts";
import type { Chain } from "./chain.ts";
import type { LateCheck, Verdict } from "./checker.ts";
import type { FlowControl } from "./control.ts";
import { type EnterOptions, Entry } from "./entry.ts";
import { createObservers } from "./observers.ts";
import type { FlowControlOptions } from "./options.ts";
import { createResources } from "./resources.ts";

/** Everything a flow control does without waiting. */
export interface Guard extends Omit<FlowControl, "acquire" | "run"> {
  /** `enter` where the caller can wait for the limiter of the cluster. */
  ask(resource: string, options?: EnterOptions): Entry | Block | Promise<Entry | Block>;
}

/** Makes the guard behind `createFlowControl`. */
export function createGuard(options: FlowControlOptions, clock: Clock): Guard {
  const { rules: initial = {}, system = createProcessGauge({ clock }), tokens, maxResources = 10_000 } = options;
  const observers = createObservers();
  const resources = createResources({ clock, system, tokens, observer: observers, maxResources });
  let rules: RuleSet = {};
  let apiGroups = createApiGroups([]);
  const outliers = createOutliers(clock, observers.outlierChanged);

  const setRules = (next: RuleSet, { checked = false } = {}) => {
    if (!checked) checkRuleSet(next);
    rules = structuredClone(next);
    apiGroups = createApiGroups(rules.apiGroups ?? []);
    outliers.replaceRules(rules.outlier ?? []);
    resources.replaceRules(rules);
  };
  setRules(initial);

  const settle = (entry: Entry, chain: Chain, verdict: Verdict, now: number): Entry | Block => {
    if (typeof verdict !== "number") {
      chain.refuse(entry, now);
      observers.blocked(verdict, entry.options, now);
      return verdict;
    }
    entry.waitMs = verdict;
    entry.startMs = now + verdict;
    chain.join(entry, now);
    return entry;
  };
  const enter = (chain: Chain, own: EnterOptions | undefined): Entry | Block => {
    const now = clock.now();
    const entry = new Entry(chain, own, now);
    return settle(entry, chain, chain.check(entry, now), now);
  };
  const settleLate = (entry: Entry, chain: Chain, check: LateCheck): Entry | Block => {
    const now = clock.now();
    return settle(entry, chain, check(entry, now), now);
  };

  return {
    enter: (name, own) => enter(resources.chainOf(name), own),
    ask: (name, own) => {
      const chain = resources.chainOf(name);
      if (!chain.clustered) return enter(chain, own);
      const entry = new Entry(chain, own, clock.now());
      const late = chain.ask(entry, entry.startMs);
      return late instanceof Promise
        ? late.then((check) => settleLate(entry, chain, check))
        : settleLate(entry, chain, late);
    },
    exhausted: (name) => resources.knownChain(name)?.exhausted(clock.now()) ?? false,
    setRules,
    rules: () => structuredClone(rules),
    apiGroupsOf: (path) => apiGroups.matching(path),
    figures: () => resources.all().map((resource) => figuresOf(resource, clock.now())),
    secondAt: (startMs) => resources.all().flatMap((resource) => secondOf(resource, startMs) ?? []),
    breakers: () => resources.breakers(clock.now()),
    outliers: { ejectorOf: outliers.ejectorOf, figures: outliers.figures },
    observe: observers.add,
  };
}
