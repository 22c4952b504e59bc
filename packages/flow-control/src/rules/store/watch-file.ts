import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { type ChangeSource, followChanges } from "./follow-changes.ts";
import type { RuleNews } from "./rule-store.ts";

/** Milliseconds after the first sign of a change: an editor may still be writing. */
const SETTLING_MS = 50;

/** Follows changes of a file, told by the system where it can and by regular looks in any case. Answers how to stop. */
export function watchFile(
  { file, ...source }: ChangeSource & { file: string },
  onChange: (news: RuleNews) => void,
): () => void {
  const changes = followChanges(source, onChange);
  let soon: NodeJS.Timeout | undefined;
  const watcher = watchFolder(dirname(file), (name) => {
    if (name !== null && name !== basename(file)) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      changes.look();
    }, SETTLING_MS).unref();
  });
  return () => {
    clearTimeout(soon);
    watcher?.close();
    changes.stop();
  };
}

/** The folder, since a file that is replaced by a rename is another one. Where it cannot be watched, looks have to do. */
function watchFolder(folder: string, onEvent: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, (_, name) => onEvent(name)).on("error", () => {});
  } catch {
    return undefined;
  }
}
