import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Clock, systemClock } from "../../clock.ts";
import { checkRuleSet } from "../check-rule-set.ts";
import { createFileHistory } from "./file-history.ts";
import { withFileLock } from "./file-lock.ts";
import { createFileRules } from "./file-rules.ts";
import { KEPT_VERSIONS, type RuleStore } from "./rule-store.ts";
import { watchFile } from "./watch-file.ts";

/** Where the rules are. */
export interface FileStoreOptions {
  /** JSON, as `parseRuleSet` reads it. Its folder is made when it is not there. */
  file: string;
  clock?: Clock;
  /** Milliseconds after which a change is noticed that the system did not tell; default 2000. */
  pollMs?: number;
}

/**
 * Rules in a file, which may be edited by hand, for the processes of one machine. Beside it lie `<file>.history.jsonl`,
 * the versions, and for moments `<file>.lock`. A process that is killed at any point leaves either the rules before or
 * the saved ones.
 */
export function createFileStore({ file: given, clock = systemClock, pollMs = 2000 }: FileStoreOptions): RuleStore {
  const file = resolve(given);
  mkdirSync(dirname(file), { recursive: true });
  const history = createFileHistory(`${file}.history.jsonl`);
  const rules = createFileRules(file, history, clock);
  const lock = <T>(work: () => Promise<T>) => withFileLock(`${file}.lock`, work);

  const current = async () => {
    const { inStep, stored } = await rules.look();
    return inStep ? stored : await lock(rules.settle);
  };
  return {
    current,
    save: async (next) => {
      checkRuleSet(next.rules);
      return await lock(() => rules.replace(next));
    },
    history: (limit) => history.newest(Math.min(limit, KEPT_VERSIONS)),
    watch: (onChange) => watchFile({ file, stamp: rules.stamp, read: current, everyMs: pollMs }, onChange),
  };
}
