import { Block } from "../engine/block.ts";
import type { CheckerFactory } from "../engine/checker.ts";
import type { AuthorityRule } from "./authority-rule.ts";

/** Makes the checker of an authority rule. Origins are compared as they are; an empty one is none, and passes. */
export const createAuthorityChecker: CheckerFactory<AuthorityRule> = ({ id: ruleId, strategy, origins }, context) => {
  const { resource } = context;
  const listed = new Set(origins);
  const wanted = strategy === "allow";
  // Callers choose their origin: it stays out of what is logged.
  const reason = wanted ? "the origin is not among those allowed" : "the origin is denied";
  return {
    check: ({ options: { origin } }) => {
      if (!origin || listed.has(origin) === wanted) return 0;
      return new Block({ kind: "authority", resource, ruleId, reason });
    },
  };
};
