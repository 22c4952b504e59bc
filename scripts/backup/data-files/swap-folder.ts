import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { flush, PRIVATE_FOLDER, sha256Of } from "../durable.ts";
import type { SavedFile } from "../manifest.ts";
import { fileStamp } from "../moment.ts";
import { RefusedError } from "../refused-error.ts";

/**
 * Puts a folder with the saved files in the place of the data folder; answers where the one before has gone to.
 * The new one is complete and on the disk before anything is moved: whatever ends this in the middle leaves either of
 * them whole, and at worst the data folder missing with both beside its place.
 * @throws RefusedError when the folder cannot be moved.
 */
export async function swapFolder(
  backup: string,
  files: readonly SavedFile[],
  dataDir: string,
): Promise<string | undefined> {
  const stamp = fileStamp(new Date());
  const [fresh, aside] = [`${dataDir}.restoring-${stamp}`, `${dataDir}.before-${stamp}`];
  try {
    await fill(fresh, backup, files);
    return await exchange(dataDir, fresh, aside);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

async function exchange(dataDir: string, fresh: string, aside: string): Promise<string | undefined> {
  const hadOne = existsSync(dataDir);
  try {
    if (hadOne) await rename(dataDir, aside);
    await rename(fresh, dataDir);
  } catch (error) {
    if (hadOne && !existsSync(dataDir)) await rename(aside, dataDir);
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "EBUSY" ? "a volume is mounted there: set DATA_DIR to a folder in it" : String(code);
    throw new RefusedError(`${dataDir} cannot be moved aside (${why}). Nothing was restored.`, { cause: error });
  }
  await flush(dirname(dataDir));
  return hadOne ? aside : undefined;
}

async function fill(folder: string, backup: string, files: readonly SavedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  for (const { name, sha256 } of files) {
    const copy = join(folder, name);
    await copyFile(join(backup, name), copy);
    await flush(copy);
    if ((await sha256Of(copy)) !== sha256) throw new RefusedError(`${copy} is not as it was saved: is the disk full?`);
  }
  await flush(folder);
}
