import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file anew, or with the flag `a` at its end, and returns when it is on the disk. */
export async function writeDurably(path: string, text: string, flag: "w" | "a" = "w"): Promise<void> {
  const file = await open(path, flag);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts a finished file in the place of another: readers see the one or the other, never a part. */
export async function replaceDurably(finished: string, path: string): Promise<void> {
  await rename(finished, path);
  await syncFolder(dirname(path));
}

/** A rename is on the disk only when its folder is. Not every system can do that with a folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
