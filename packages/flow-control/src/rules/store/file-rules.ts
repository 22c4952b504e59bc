import { readFile, rm, stat } from "node:fs/promises";
import type { Clock } from "../../clock.ts";
import { unlessMissing } from "../../unless-missing.ts";
import { parseRuleSet } from "../parse-rule-set.ts";
import { RuleError } from "../rule-error.ts";
import type { RuleSet } from "../rule-set.ts";
import { replaceDurably, writeDurably } from "./durable-files.ts";
import type { FileHistory } from "./file-history.ts";
import { checkExpected, type RulesToSave, type StoredRules } from "./rule-store.ts";

/** A file of rules and its history, kept in step. */
export interface FileRules {
  /** Whether the file holds what the history ends with, or neither is there; and that. */
  look(): Promise<{ inStep: boolean; stored: StoredRules | undefined }>;
  /** Under the lock: finishes what a killed process began, and takes what was edited by hand into the history. */
  settle(): Promise<StoredRules | undefined>;
  /** Under the lock. */
  replace(next: RulesToSave): Promise<StoredRules>;
  /** Differs after each change of the one or the other. */
  stamp(): Promise<string>;
}

/**
 * A save is done the moment its line is in the history. The file follows by a rename: as long as the finished file lies
 * beside it under the version's name, that has not happened yet, and whoever comes next does it.
 */
export function createFileRules(file: string, history: FileHistory, clock: Clock): FileRules {
  const finished = (version: number) => `${file}.v${version}.tmp`;
  const readText = () => unlessMissing(readFile(file, "utf8"));
  const newest = async () => (await history.newest(1))[0];

  const settle = async (): Promise<StoredRules | undefined> => {
    const last = await newest();
    if (last) await unlessMissing(replaceDurably(finished(last.version), file));
    const text = await readText();
    if (text === undefined) return undefined;
    const rules = parseRuleSet(text);
    if (last && isSame(rules, last.rules)) return last;
    const edited = { version: (last?.version ?? 0) + 1, rules, by: "file", at: clock.now() };
    // Of a save that came no further than this.
    await rm(finished(edited.version), { force: true });
    await history.append(edited);
    return edited;
  };
  const lastGood = async (error: unknown) => (error instanceof RuleError ? await newest() : Promise.reject(error));

  return {
    look: async () => {
      const [text, stored] = [await readText(), await newest()];
      return { inStep: text === undefined ? stored === undefined : holds(text, stored), stored };
    },
    settle,
    replace: async ({ rules: given, by, comment, expectedVersion }) => {
      checkExpected(expectedVersion, (await settle().catch(lastGood))?.version ?? 0);
      const version = ((await newest())?.version ?? 0) + 1;
      const rules = JSON.parse(JSON.stringify(given)) as RuleSet;
      const stored = { version, rules, by, at: clock.now(), ...(comment === undefined ? {} : { comment }) };
      await writeDurably(finished(version), `${JSON.stringify(rules, null, 2)}\n`);
      await history.append(stored);
      await replaceDurably(finished(version), file);
      return stored;
    },
    stamp: async () => (await Promise.all([file, history.path].map(stampOf))).join(),
  };
}

async function stampOf(path: string): Promise<string> {
  const found = await unlessMissing(stat(path, { bigint: true }));
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "none";
}

function holds(text: string, stored: StoredRules | undefined): boolean {
  try {
    return stored !== undefined && isSame(parseRuleSet(text), stored.rules);
  } catch {
    return false;
  }
}

/** Blanks and the short form make no difference. */
function isSame(a: RuleSet, b: RuleSet): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
