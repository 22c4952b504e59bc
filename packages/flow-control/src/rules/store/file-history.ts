import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { replaceDurably, writeDurably } from "./durable-files.ts";
import { linesBackwards } from "./lines-backwards.ts";
import { KEPT_VERSIONS, type RuleVersion } from "./rule-store.ts";
import { parseVersion, versionText } from "./version-text.ts";

/** Versions between two cuts, so that not every save writes the whole file anew. */
const CUT_EVERY = 50;

/** The versions of a file of rules, one a line of JSON, the newest last. */
export interface FileHistory {
  path: string;
  newest(limit: number): Promise<RuleVersion[]>;
  /** Adds a version and cuts off the oldest. Only one may append at a time. */
  append(version: RuleVersion): Promise<void>;
}

/** Opens the history in this file, which need not be there. */
export function createFileHistory(path: string): FileHistory {
  return {
    path,
    newest: async (limit) => {
      const found: RuleVersion[] = [];
      if (limit < 1) return found;
      for await (const { version } of versionsOf(path)) {
        found.push(version);
        if (found.length >= limit) break;
      }
      return found;
    },
    append: async (version) => {
      // Of a process that was killed while it cut.
      await rm(shorterOf(path), { force: true });
      // It begins with a line feed: the line of a process that was killed in the middle stays by itself.
      await writeDurably(path, `\n${versionText(version)}\n`, "a");
      if (version.version % CUT_EVERY === 0) await cut(path);
    },
  };
}

async function* versionsOf(path: string): AsyncGenerator<{ version: RuleVersion; start: number }> {
  for await (const { text, start } of linesBackwards(path)) {
    const version = parseVersion(text);
    if (version) yield { version, start };
  }
}

const shorterOf = (path: string) => `${path}.tmp`;

async function cut(path: string): Promise<void> {
  let kept = 0;
  for await (const { start } of versionsOf(path)) {
    kept += 1;
    if (kept < KEPT_VERSIONS) continue;
    const shorter = shorterOf(path);
    await pipeline(createReadStream(path, { start }), createWriteStream(shorter, { flush: true }));
    return await replaceDurably(shorter, path);
  }
}
