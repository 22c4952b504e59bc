import { type FileHandle, mkdir, open, rm, stat } from "node:fs/promises";
import { unlessMissing } from "../unless-missing.ts";
import { localDate } from "./local-time.ts";
import { type LogFile, listLogFiles, logFileOf } from "./log-files.ts";

/** How much of a log is kept. */
export interface Rotation {
  /** Made when it is not there. */
  directory: string;
  /** Bytes after which a file is followed by another; default 50 MiB. */
  maxFileBytes?: number | undefined;
  /** Files that are kept, the oldest deleted first; default 8. */
  maxFiles?: number | undefined;
}

/** A log of lines in files by date and size. One writer a name: processes take names of their own. */
export interface RotatingFile {
  /**
   * Adds whole lines to the file of that time, all of them or none. Not to be called again before it has ended.
   * Rejects when they cannot be written.
   */
  append(lines: readonly string[], at: number): Promise<void>;
}

const MEBIBYTE = 1_048_576;

/** Opens nothing yet. Files are `<name>.<yyyy-mm-dd>` in local time, then `.1`, `.2` … of the same day. */
export function createRotatingFile(name: string, rotation: Rotation): RotatingFile {
  const { directory, maxFileBytes = 50 * MEBIBYTE, maxFiles = 8 } = rotation;

  /** The file to go on with, after those that are too many were deleted. */
  const choose = async (date: string, bytes: number): Promise<LogFile> => {
    const files = await listLogFiles(directory, name);
    const last = files.findLast((file) => file.date === date);
    const size = (last && (await unlessMissing(stat(last.path)))?.size) ?? 0;
    if (last && (size === 0 || size + bytes <= maxFileBytes)) return last;
    for (const { path } of files.slice(0, Math.max(0, files.length + 1 - maxFiles))) await rm(path, { force: true });
    return logFileOf(directory, name, date, last ? last.number + 1 : 0);
  };

  return {
    append: async (lines, at) => {
      if (lines.length === 0) return;
      const text = lines.map((line) => `${line}\n`).join("");
      await mkdir(directory, { recursive: true });
      const { path } = await choose(localDate(at), Buffer.byteLength(text));
      const file = await open(path, "a+");
      try {
        await appendWhole(file, text);
      } finally {
        await file.close();
      }
    },
  };
}

async function appendWhole(file: FileHandle, text: string): Promise<void> {
  const { size } = await file.stat();
  try {
    // A process that was killed may have left a part of a line: it stays one by itself.
    await file.appendFile((await endsALine(file, size)) ? text : `\n${text}`);
  } catch (error) {
    // On a full disk a part may have been written.
    await file.truncate(size).catch(() => {});
    throw error;
  }
}

async function endsALine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === "\n";
}
