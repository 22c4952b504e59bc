import { createClusterChecker } from "../cluster/cluster-checker.ts";
import type { Checker, CheckerContext, CheckerFactory } from "../engine/checker.ts";
import type { FlowRule } from "./flow-rule.ts";
import { DEFAULT_INTERVAL_MS, limitOf } from "./limit.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import { createPassWindow, type PassWindow } from "./pass-window.ts";
import { RejectChecker } from "./reject-checker.ts";
import { ThrottlingChecker } from "./throttling-checker.ts";

type NamedRule = FlowRule & { id: string };

/** A flow rule at work. Its window and its turns outlive a change of the threshold. */
interface FlowChecker extends Checker {
  readonly window: PassWindow;
  readonly pacer: Pacer | undefined;
}

/** Makes the checker of a flow rule: how much may pass (direct, warm-up, memory), and what becomes of the rest. */
export const createFlowChecker: CheckerFactory<FlowRule, FlowChecker> = (rule, context, previous) => {
  const local = createLocalChecker(rule, context, previous);
  if (!rule.cluster) return local;
  const { window, pacer } = local;
  return { ...createClusterChecker(rule, context, local), window, pacer };
};

function createLocalChecker(
  rule: NamedRule,
  context: CheckerContext,
  previous: { rule: FlowRule; checker: FlowChecker } | undefined,
): FlowChecker {
  const { statIntervalMs: intervalMs = DEFAULT_INTERVAL_MS, relatedResource, maxQueueingMs = 0 } = rule;
  const statistics = relatedResource ? context.statisticsOf(relatedResource) : context.statistics;
  const alike = previous && sameWindow(previous.rule, rule) ? previous.checker : undefined;
  const window = alike?.window ?? createPassWindow(intervalMs, statistics);
  const limit = limitOf(rule, context.system, window);
  const named = { ruleId: rule.id, resource: context.resource };
  if (rule.control !== "throttling") return new RejectChecker(named, window, limit);
  const pacer = alike?.pacer ?? createPacer(intervalMs, maxQueueingMs);
  return new ThrottlingChecker({ ...named, maxQueueingMs }, { window, pacer, limit });
}

function sameWindow(before: FlowRule, now: FlowRule): boolean {
  return (["statIntervalMs", "relatedResource", "control", "maxQueueingMs"] as const).every(
    (field) => before[field] === now[field],
  );
}
