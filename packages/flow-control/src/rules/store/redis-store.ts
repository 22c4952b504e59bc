import { type Clock, systemClock } from "../../clock.ts";
import { RuleError } from "../rule-error.ts";
import type { RuleSet } from "../rule-set.ts";
import { followChanges } from "./follow-changes.ts";
import { goodOnly, parsed } from "./parsed.ts";
import { createRedisRules, type RedisConnection, type RedisState } from "./redis-rules.ts";
import { checkExpected, type RuleStore, type RulesToSave, type StoredRules, saveByComparing } from "./rule-store.ts";

/** Where the rules are. */
export interface RedisStoreOptions {
  redis: RedisConnection;
  /** What the keys begin with; default `flow-control`. */
  prefix?: string;
  clock?: Clock;
  /** Milliseconds between two looks for changes; default 500. */
  pollMs?: number;
}

/**
 * Rules in Redis: plain JSON at `<prefix>:{flow-rules}:rules`, so that a SET by hand changes them too. Versions are
 * counted beside it.
 */
export function createRedisStore(options: RedisStoreOptions): RuleStore {
  const { redis, prefix = "flow-control", clock = systemClock, pollMs = 500 } = options;
  const kept = createRedisRules(redis, prefix);

  /** What is there; taken into the history first when it was put by hand. */
  const settle = async (): Promise<Found> => {
    for (;;) {
      const state = await kept.peek();
      if (state.digest === "") return { state, version: 0, result: undefined };
      const [newest] = await kept.newest(1);
      if (state.recorded && newest?.version === state.version) return { state, version: state.version, result: newest };
      const text = await kept.text();
      if (text === null) continue;
      const rules = parsed(text);
      if (rules instanceof RuleError) return { state, version: state.version, result: rules };
      // Comes to nothing when the text has changed since it was peeked at.
      await kept.put(state, text, { version: state.version + 1, rules, by: "redis", at: clock.now() });
    }
  };
  const current = async () => goodOnly((await settle()).result);
  const trySave = async ({ rules: given, by, comment, expectedVersion }: RulesToSave) => {
    const { state, version: actual } = await settle();
    checkExpected(expectedVersion, actual);
    const text = JSON.stringify(given);
    const rules = JSON.parse(text) as RuleSet;
    const stored = {
      version: state.version + 1,
      rules,
      by,
      at: clock.now(),
      ...(comment === undefined ? {} : { comment }),
    };
    return (await kept.put(state, text, stored)) ? stored : undefined;
  };

  return {
    current,
    save: (next) => saveByComparing(next, trySave),
    history: kept.newest,
    watch: (onChange) => {
      const stamp = async () => JSON.stringify(await kept.peek());
      return followChanges({ stamp, read: current, everyMs: pollMs }, onChange).stop;
    },
  };
}

interface Found {
  state: RedisState;
  /** Which version it counts as; 0 for none. */
  version: number;
  result: StoredRules | RuleError | undefined;
}
