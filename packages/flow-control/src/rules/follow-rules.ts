import type { FlowControl } from "../engine/flow-control.ts";
import type { RuleSet } from "./rule-set.ts";
import type { RuleNews, RuleStore, StoredRules } from "./store/rule-store.ts";

/** Whose rules follow which store. */
export interface FollowRulesOptions {
  store: Pick<RuleStore, "watch" | "history">;
  flow: Pick<FlowControl, "setRules">;
  /** In force at once, and whenever the store has none. */
  defaults: RuleSet;
  /** Told what is in force now; undefined for the defaults. */
  onTaken?: (stored: StoredRules | undefined) => void;
  /** Told why something was not taken, with what was before still in force: a RuleError, or the store is away. */
  onRefused?: (error: Error) => void;
}

/** A following under way. */
export interface FollowedRules {
  /** What is in force; undefined for the defaults. */
  current(): StoredRules | undefined;
  stop(): void;
}

/**
 * Keeps a flow control on the rules of a store. When the first thing there is bad, the newest good version of the
 * history comes into force.
 * @throws RuleError when the defaults are wrong.
 */
export function followRules({ store, flow, defaults, onTaken, onRefused }: FollowRulesOptions): FollowedRules {
  let current: StoredRules | undefined;
  let settled = false;
  flow.setRules(defaults);

  const take = (stored: StoredRules | undefined) => {
    if (settled && stored?.version === current?.version && stored?.at === current?.at) return;
    try {
      flow.setRules(stored?.rules ?? defaults);
      current = stored;
      settled = true;
    } catch (error) {
      onRefused?.(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    onTaken?.(stored);
  };
  const recall = async () => {
    const [newest] = await store.history(1).catch(() => []);
    if (newest && !settled && !stopped) take(newest);
  };
  const hear = (news: RuleNews) => {
    if (news === undefined || !("error" in news)) return take(news);
    onRefused?.(news.error);
    if (!settled) void recall();
  };
  let stopped = false;
  const unwatch = store.watch(hear);
  return {
    current: () => current,
    stop: () => {
      stopped = true;
      unwatch();
    },
  };
}
