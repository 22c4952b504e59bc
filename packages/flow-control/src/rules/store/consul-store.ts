import { type Clock, systemClock } from "../../clock.ts";
import { RuleError } from "../rule-error.ts";
import { createConsulHistory } from "./consul-history.ts";
import { followChanges } from "./follow-changes.ts";
import type { KeyValue } from "./key-value.ts";
import { goodOnly } from "./parsed.ts";
import {
  checkExpected,
  KEPT_VERSIONS,
  RuleConflictError,
  type RuleStore,
  type RulesToSave,
  type StoredRules,
  saveByComparing,
} from "./rule-store.ts";

/** Where the rules are. */
export interface ConsulStoreOptions {
  kv: KeyValue;
  /** `flash-mall/flow-rules` */
  key: string;
  clock?: Clock;
  /** Milliseconds after which a change is noticed that Consul did not tell; default 10000. */
  pollMs?: number;
}

/**
 * Rules in Consul as plain JSON, so that `consul kv put` changes them too. The version is the ModifyIndex of the key.
 */
export function createConsulStore({ kv, key, clock = systemClock, pollMs = 10_000 }: ConsulStoreOptions): RuleStore {
  const history = createConsulHistory(kv, key, clock);
  /** What is there: its ModifyIndex, 0 for none, and which version it counts as. */
  const settle = async (): Promise<Found> => {
    const entry = await kv.get(key);
    if (entry === undefined) return { index: 0, version: 0, result: undefined };
    const { index } = entry;
    const result = await history.record(entry);
    if (!(result instanceof RuleError)) return { index, version: index, result };
    return { index, version: (await history.newest(1))[0]?.version ?? 0, result };
  };
  const current = async () => goodOnly((await settle()).result);
  const trySave = async ({ rules, by, comment, expectedVersion }: RulesToSave) => {
    const { index, version } = await settle();
    checkExpected(expectedVersion, version);
    const flags = await history.announce({ by, at: clock.now(), comment });
    if (await kv.put(key, JSON.stringify(rules), { cas: index, flags })) return await saved(flags, index);
    await history.withdraw(flags);
    return undefined;
  };
  /** The version of our save. Only what replaced it past this library, at once, leaves nothing of it behind. */
  const saved = async (flags: number, before: number) => {
    const entry = await kv.get(key);
    const stored = entry?.flags === flags ? await history.record(entry) : await history.savedWith(flags);
    if (stored && !(stored instanceof RuleError)) return stored;
    throw new RuleConflictError(before, entry?.index ?? 0);
  };

  return {
    current,
    save: (next) => saveByComparing(next, trySave),
    history: (limit) => history.newest(Math.min(limit, KEPT_VERSIONS)),
    watch: (onChange) => {
      const changes = followChanges({ read: current, everyMs: pollMs }, onChange);
      const unwatch = kv.watch(key, changes.look);
      return () => {
        unwatch();
        changes.stop();
      };
    },
  };
}

interface Found {
  index: number;
  version: number;
  result: StoredRules | RuleError | undefined;
}
