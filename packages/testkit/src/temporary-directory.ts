import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory for one test. */
export interface TemporaryDirectory {
  /** Absolute path. */
  path: string;
  /** Path of a file in it, which need not exist. */
  file(name: string): string;
  /** Deletes it with all it holds; a second call does nothing. */
  remove(): void;
}

/** Makes an empty directory in the system's place for temporary files. The test removes it. */
export function temporaryDirectory(): TemporaryDirectory {
  const path = mkdtempSync(join(tmpdir(), "mall-"));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
