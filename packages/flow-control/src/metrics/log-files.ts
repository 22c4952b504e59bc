import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { unlessMissing } from "../unless-missing.ts";

/** A file of a log. */
export interface LogFile {
  path: string;
  /** `2026-01-31` */
  date: string;
  /** Which of that date: 0, 1, 2 … */
  number: number;
}

/** `<name>.<date>`, and `<name>.<date>.<number>` from the second on. */
export function logFileOf(directory: string, name: string, date: string, number: number): LogFile {
  return { path: join(directory, `${name}.${date}${number === 0 ? "" : `.${number}`}`), date, number };
}

/** The files of a log, the oldest first; none when there is no such directory. */
export async function listLogFiles(directory: string, name: string): Promise<LogFile[]> {
  const found = ((await unlessMissing(readdir(directory))) ?? []).flatMap((entry) => {
    const parts = entry.startsWith(`${name}.`) ? NAME_END.exec(entry.slice(name.length)) : null;
    return parts ? [logFileOf(directory, name, parts[1] ?? "", Number(parts[2] ?? 0))] : [];
  });
  return found.sort((a, b) => a.date.localeCompare(b.date) || a.number - b.number);
}

const NAME_END = /^\.(\d{4}-\d{2}-\d{2})(?:\.([1-9]\d*))?$/;
