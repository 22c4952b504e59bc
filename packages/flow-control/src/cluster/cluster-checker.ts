import { Block } from "../engine/block.ts";
import type { Checker, CheckerContext, LateCheck } from "../engine/checker.ts";
import type { TokenGrant } from "../engine/token-service.ts";
import type { FlowRule } from "../flow/flow-rule.ts";

/** A limit over the cluster at work on one resource. */
export type ClusterChecker = Checker & Required<Pick<Checker, "ask">>;

const DEFAULT_INTERVAL_MS = 1000;

/**
 * Makes the checker of a flow rule with `cluster`. A caller that cannot wait is checked by `local` alone. While the
 * limiter is unreachable, the rule's fallback holds; without one the process is alone, and `local` knows everything. It
 * is then asked only when the entry is about to be counted. It counts what passed whichever way, so a fallback within a window passes at most the threshold
 * in this process. Tokens of an entry that another rule refuses in the end are lost; they come back with the window.
 */
export function createClusterChecker(
  rule: FlowRule & { id: string },
  { resource, tokens }: Pick<CheckerContext, "resource" | "tokens">,
  local: Checker,
): ClusterChecker {
  const { threshold = 0, statIntervalMs: intervalMs = DEFAULT_INTERVAL_MS } = rule;
  // Each resource that a pattern fits has a limit of its own.
  const ruleId = rule.regex ? `${rule.id}:${resource}` : rule.id;
  const block = (reason: string, retryAfterMs?: number): Block =>
    new Block({ kind: "flow", resource, ruleId: rule.id, reason, retryAfterMs });
  const here: LateCheck = (entry, now) => local.check(entry, now);
  const fallback = fallbackOf(rule, here, () => block("the limiter of the cluster is unreachable"));
  const refusing = `${threshold} allowed in ${intervalMs} ms over the cluster`;
  const decided = ({ granted, retryAfterMs }: TokenGrant): LateCheck => {
    if (granted) return pass;
    const refusal = block(refusing, retryAfterMs);
    return () => refusal;
  };

  const requestOf = (count: number) => ({ ruleId, threshold, intervalMs, count });
  const ask: ClusterChecker["ask"] = ({ batch }) => {
    if (!tokens) return here;
    const request = requestOf(batch);
    const known = tokens.known?.(request);
    if (known === "unreachable") return fallback;
    if (known === "alone") return here;
    return known ? decided(known) : tokens.acquire(request).then(decided, () => fallback);
  };
  const exhausted = (now: number): boolean => {
    const known = tokens ? tokens.known?.(requestOf(1)) : "alone";
    if (known === "alone") return local.exhausted?.(now) ?? false;
    return typeof known === "object" && !known.granted;
  };
  const forwarded: Checker = {
    check: (entry, now) => local.check(entry, now),
    exhausted,
    ...(local.passed ? { passed: (entry, now) => local.passed?.(entry, now) } : {}),
    ...(local.completed ? { completed: (entry, now) => local.completed?.(entry, now) } : {}),
    ...(local.withdrawn ? { withdrawn: (entry, now) => local.withdrawn?.(entry, now) } : {}),
  };
  return { ...forwarded, ask };
}

const pass: LateCheck = () => 0;

function fallbackOf({ cluster }: FlowRule, local: LateCheck, refuse: () => Block): LateCheck {
  if (cluster?.fallback === "pass") return pass;
  return cluster?.fallback === "refuse" ? refuse : local;
}
