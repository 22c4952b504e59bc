import { useQuery, useQueryClient } from "@tanstack/react-query";
import { shop } from "../../../api/shop.ts";
import type { Stored } from "./editor-state.ts";
import type { FlowRule } from "./threshold-state.ts";

/** Where the rules are kept among what was asked. */
const RULES_KEY = ["ops", "flow", "rules"];

/** A little more than the second in which a change acts everywhere. */
const SETTLED_MS = 1200;

/** A set of rules by kind. */
export type RuleSet = Record<string, unknown[] | undefined> & { flow?: FlowRule[] };

const read = async () => {
  const { in_force, stored, problem } = await shop.get("ops/flow/rules");
  const rules = (stored?.rules ?? {}) as RuleSet;
  const version = problem === undefined ? (stored?.version ?? 0) : undefined;
  return { inForce: in_force as RuleSet, rules, stored: { text: textOf(rules), version, problem } satisfies Stored };
};

/** The rules as the gateway has them. */
export type Rules = Awaited<ReturnType<typeof read>>;

/** Rules as people write them. */
export const textOf = (rules: unknown): string => JSON.stringify(rules, null, 2);

/** Those stored where there are any: they are in force within a second, and known at once. */
export const flowRulesOf = ({ rules, inForce }: Rules): FlowRule[] => rules.flow ?? inForce.flow ?? [];

/** The rules; others change them too, but not every second. */
export const useRules = (paused: boolean) =>
  useQuery({ queryKey: RULES_KEY, queryFn: read, enabled: !paused, refetchInterval: 5_000 });

/** What changes rules. Answers that were asked for before a change are dropped. */
export function useRuleChanges() {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: RULES_KEY });
  const changed = async <T>(work: Promise<T>): Promise<T> => {
    const saved = await work;
    await again().catch(() => undefined);
    setTimeout(() => void again(), SETTLED_MS);
    return saved;
  };
  return {
    /** @throws ShopError, 409 where the rules have another version by now */
    save: (rules: unknown, expectedVersion: number | undefined, comment: string) =>
      changed(
        shop.put("ops/flow/rules", {
          rules,
          ...(expectedVersion === undefined ? {} : { expected_version: expectedVersion }),
          ...(comment === "" ? {} : { comment }),
        }),
      ),
    restore: (version: number) => changed(shop.post("ops/flow/rules/restore", { version })),
    /** Reads them now. */
    reload: async () => {
      await client.cancelQueries({ queryKey: RULES_KEY });
      return await client.fetchQuery({ queryKey: RULES_KEY, queryFn: read, staleTime: 0 });
    },
  };
}
