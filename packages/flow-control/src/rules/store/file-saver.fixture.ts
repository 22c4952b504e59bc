// Saves and saves until it is killed: `file-saver.fixture.ts <file> <name> <pause in ms>`; tells each version saved.
import { setTimeout as sleep } from "node:timers/promises";
import { createFileStore } from "./file-store.ts";

const [file = "", by = "", pauseMs = ""] = process.argv.slice(2);
const store = createFileStore({ file });
for (let threshold = 0; ; threshold += 1) {
  const { version } = await store.save({ rules: { flow: [{ resource: by, threshold }] }, by });
  process.send?.(version);
  // Even 0 is a millisecond: one that does not pause goes on at once, and is killed in the middle of a save.
  if (Number(pauseMs) > 0) await sleep(Number(pauseMs));
}
