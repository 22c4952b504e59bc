import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createAjv } from "@mall/validation";
import { type Static, Type } from "typebox";
import { flush, PRIVATE_FILE, sha256Of } from "./durable.ts";
import { RefusedError } from "./refused-error.ts";

/** What a file of a backup came from. */
const part = Type.Enum(["data-file", "mysql", "redis", "consul"]);

const manifest = Type.Object({
  format: Type.Literal(1),
  /** ISO 8601. */
  begun_at: Type.String({ minLength: 1 }),
  ended_at: Type.String({ minLength: 1 }),
  files: Type.Array(
    Type.Object({
      // A name and nothing else: what is restored lands in its folder.
      name: Type.String({ pattern: "^[a-z0-9_][a-z0-9_.-]*$" }),
      part,
      bytes: Type.Integer({ minimum: 0 }),
      sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }),
    }),
  ),
  /** By set of migrations: the names of those that had run. */
  schemas: Type.Record(Type.String(), Type.Array(Type.String())),
});

/** What a backup says about itself. */
export type Manifest = Static<typeof manifest>;

/** Which store a file stands for. */
export type Part = Static<typeof part>;

/** A file of a backup. */
export type SavedFile = Manifest["files"][number];

const NAME = "manifest.json";

/** Measures a file that was written into the folder of the backup. */
export async function savedFile(folder: string, name: string, of: Part): Promise<SavedFile> {
  const path = join(folder, name);
  await flush(path);
  return { name, part: of, bytes: (await stat(path)).size, sha256: await sha256Of(path) };
}

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, written: Manifest): Promise<void> {
  const path = join(folder, NAME);
  await writeFile(path, `${JSON.stringify(written, undefined, 2)}\n`, { mode: PRIVATE_FILE });
  await flush(path);
  await flush(folder);
}

/** Reads the manifest and every file that it names. @throws RefusedError for a folder that is no backup, or a damaged one. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), "utf8").catch(() => {
    throw new RefusedError(`${folder} is no backup: it has no ${NAME}.`);
  });
  const read = parse(folder, text);
  for (const file of read.files) await checkFile(folder, file);
  return read;
}

function parse(folder: string, text: string): Manifest {
  try {
    const value: unknown = JSON.parse(text);
    if (createAjv({}).validate(manifest, value)) return value as Manifest;
  } catch {
    // Not JSON: damaged like one that does not fit.
  }
  throw new RefusedError(`The backup in ${folder} is damaged: ${NAME} cannot be read. Nothing was restored.`);
}

async function checkFile(folder: string, { name, bytes, sha256 }: SavedFile): Promise<void> {
  const path = join(folder, name);
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === bytes && (await sha256Of(path)) === sha256) return;
  const problem = size === undefined ? "is missing" : "is not as it was saved";
  throw new RefusedError(`The backup in ${folder} is damaged: ${name} ${problem}. Nothing was restored.`);
}
