// Saves and saves until it is killed: `file-saver.fixture.ts <file> <name>`; tells each version that is saved.
import { createFileStore } from "./file-store.ts";

const [file = "", by = ""] = process.argv.slice(2);
const store = createFileStore({ file });
for (let threshold = 0; ; threshold += 1) {
  const { version } = await store.save({ rules: { flow: [{ resource: by, threshold }] }, by });
  process.send?.(version);
}
