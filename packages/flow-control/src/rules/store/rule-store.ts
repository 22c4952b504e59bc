import { checkRuleSet } from "../check-rule-set.ts";
import type { RuleSet } from "../rule-set.ts";

/** Rules as they are kept: which version, and who put them there. */
export interface StoredRules {
  /** A whole number above 0 that grows with every change; the steps may be large. */
  version: number;
  rules: RuleSet;
  /** Who saved them. What was changed past this library has the kind of the store: `file`, `consul`, `redis`. */
  by: string;
  /** Milliseconds since the epoch. */
  at: number;
  comment?: string | undefined;
}

/** One version of the past; its rules can be saved again. */
export type RuleVersion = StoredRules;

/** Rules to be saved. */
export interface RulesToSave {
  rules: RuleSet;
  /** Who saves them. */
  by: string;
  comment?: string | undefined;
  /** The version that they are to replace, 0 for none; left out: whichever is there. */
  expectedVersion?: number | undefined;
}

/** What a watcher is told: the rules, undefined while there are none, or why what is there cannot be taken. */
export type RuleNews = StoredRules | { error: Error } | undefined;

/** Keeps the rules of all processes, and who changed what. Everything rejects when the store cannot be reached. */
export interface RuleStore {
  /**
   * The rules now.
   * @throws RuleError when somebody put bad ones there by hand.
   */
  current(): Promise<StoredRules | undefined>;
  /**
   * Replaces the rules, at once and for all processes. Bad ones put there by hand count as the version before them.
   * @throws RuleError when the rules are wrong; RuleConflictError when another version is there than the expected one.
   */
  save(next: RulesToSave): Promise<StoredRules>;
  /** The newest versions first, at most `limit` of the last 200; bad rules are not among them. */
  history(limit: number): Promise<RuleVersion[]>;
  /**
   * Tells the rules once they are known and after each change, from whichever process; of changes close together,
   * maybe only the last. An error that is no RuleError means that the store cannot be read. What is to be told after
   * `stop`, the answer, is dropped. What `onChange` throws is swallowed.
   */
  watch(onChange: (news: RuleNews) => void): () => void;
}

/** Versions that a store remembers. */
export const KEPT_VERSIONS = 200;

/** Somebody else changed the rules first. */
export class RuleConflictError extends Error {
  /** The version that is there; 0 for none. */
  readonly actual: number;

  constructor(expected: number, actual: number) {
    super(`the rules are at version ${actual}, not ${expected}: somebody else has changed them`);
    this.name = "RuleConflictError";
    this.actual = actual;
  }
}

/** @throws RuleConflictError unless the version that is there may be replaced. */
export function checkExpected(expected: number | undefined, actual: number): void {
  if (expected !== undefined && expected !== actual) throw new RuleConflictError(expected, actual);
}

/**
 * Saves by comparing and replacing: tries until nobody was faster. `trySave` gives undefined when somebody was.
 * @throws RuleError when the rules are wrong, and what `trySave` throws.
 */
export async function saveByComparing(
  next: RulesToSave,
  trySave: (next: RulesToSave) => Promise<StoredRules | undefined>,
): Promise<StoredRules> {
  checkRuleSet(next.rules);
  for (;;) {
    const stored = await trySave(next);
    if (stored) return stored;
  }
}
