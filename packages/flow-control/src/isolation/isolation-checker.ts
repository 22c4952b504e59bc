import { Block } from "../engine/block.ts";
import type { Checker, CheckerFactory } from "../engine/checker.ts";
import type { IsolationRule } from "./isolation-rule.ts";

/** Makes the checker of an isolation rule: a batch counts as so many inside, until its entry leaves. */
export const createIsolationChecker: CheckerFactory<IsolationRule> = ({ id: ruleId, threshold }, context) => {
  const { resource, statistics } = context;
  const check: Checker["check"] = ({ batch }) => {
    const { concurrency } = statistics;
    if (concurrency + batch <= threshold) return 0;
    const reason = `${concurrency} inside of ${threshold} allowed`;
    return new Block({ kind: "isolation", resource, ruleId, reason, value: concurrency });
  };
  return { check, recheck: check };
};
