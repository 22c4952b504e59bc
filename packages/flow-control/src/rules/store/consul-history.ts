import type { Clock } from "../../clock.ts";
import { RuleError } from "../rule-error.ts";
import type { KeyValue, KeyValueEntry } from "./key-value.ts";
import { parsed } from "./parsed.ts";
import { KEPT_VERSIONS, type RuleVersion, type StoredRules } from "./rule-store.ts";
import { parseVersion } from "./version-text.ts";

/** Who saves, and why: written before the rules, and found again by the number in their flags. */
export type SaveNote = Pick<StoredRules, "by" | "at" | "comment">;

/** The versions of a key of Consul. */
export interface ConsulHistory {
  /** The number of a note, for the flags of the rules that are saved with it. */
  announce(note: SaveNote): Promise<number>;
  /** Takes a note back: the save came to nothing. */
  withdraw(flags: number): Promise<void>;
  /** The version of a value, taken into the history by the first who sees it; or why it is bad and not taken in. */
  record(entry: KeyValueEntry): Promise<StoredRules | RuleError>;
  /** The version that was saved with this number, while it is among the newest. */
  savedWith(flags: number): Promise<StoredRules | undefined>;
  newest(limit: number): Promise<RuleVersion[]>;
}

/** Versions among which a save that was replaced at once is looked for. */
const NEWEST = 20;

/** Notes that are left over from killed processes; more are removed. */
const KEPT_NOTES = 20;

/** The history lies at `<key>-history/<ModifyIndex>`, notes of saves under way at `<key>-saves/<flags>`. */
export function createConsulHistory(kv: KeyValue, key: string, clock: Clock): ConsulHistory {
  const [versions, notes] = [`${key}-history/`, `${key}-saves/`];
  const versionAt = async (index: number) => parseVersion((await kv.get(`${versions}${index}`))?.value);
  const prune = async (prefix: string, kept: number) => {
    for (const number of (await numbersUnder(kv, prefix)).slice(kept)) await kv.delete(`${prefix}${number}`);
  };
  const tidy = async (flags: number) => {
    if (flags > 0) await kv.delete(`${notes}${flags}`);
    await Promise.all([prune(versions, KEPT_VERSIONS), prune(notes, KEPT_NOTES)]);
  };

  return {
    announce: async (note) => {
      for (;;) {
        // They grow with time, so that the oldest are known; below 2^53.
        const flags = note.at * 1000 + Math.floor(Math.random() * 1000);
        if (await kv.put(`${notes}${flags}`, JSON.stringify(note), { cas: 0 })) return flags;
      }
    },
    withdraw: (flags) => kv.delete(`${notes}${flags}`),
    record: async ({ value, index, flags }) => {
      const rules = parsed(value);
      if (rules instanceof RuleError) return rules;
      const known = await versionAt(index);
      if (known) return known;
      const note = flags > 0 ? await kv.get(`${notes}${flags}`) : undefined;
      const own: SaveNote = note ? JSON.parse(note.value) : { by: "consul", at: clock.now() };
      const version = { version: index, rules, ...own };
      const first = await kv.put(`${versions}${index}`, JSON.stringify({ ...version, flags }), { cas: 0 });
      if (!first) return (await versionAt(index)) ?? version;
      // What is left over now goes with the next version.
      await tidy(flags).catch(() => {});
      return version;
    },
    savedWith: async (flags) => {
      for (const number of (await numbersUnder(kv, versions)).slice(0, NEWEST)) {
        const text = (await kv.get(`${versions}${number}`))?.value;
        if (text?.endsWith(`"flags":${flags}}`)) return parseVersion(text);
      }
      return undefined;
    },
    newest: async (limit) => {
      const found = (await numbersUnder(kv, versions)).slice(0, Math.max(0, limit));
      return (await Promise.all(found.map(versionAt))).filter((version) => version !== undefined);
    },
  };
}

/** The numbers that the keys under a prefix end with, the largest first. */
async function numbersUnder(kv: KeyValue, prefix: string): Promise<number[]> {
  const numbers = (await kv.keys(prefix)).map((key) => Number(key.slice(prefix.length)));
  return numbers.filter(Number.isSafeInteger).sort((a, b) => b - a);
}
