import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A name that no other process of this machine uses while this one runs. */
export interface ClaimedName {
  name: string;
  release(): void;
}

/**
 * Claims `wanted`, or `wanted-2`, `wanted-3` … when replicas have those before: each writes logs of its own, and finds
 * them again after a restart. A claim of a process that is gone is taken over.
 */
export function claimName(directory: string, wanted: string): ClaimedName {
  mkdirSync(directory, { recursive: true });
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    const file = join(directory, `${name}.pid`);
    if (claim(file)) return { name, release: () => rmSync(file, { force: true }) };
  }
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (isRunning(holderOf(file))) return false;
  writeFileSync(file, String(process.pid));
  return true;
}

/** The process that has the claim; NaN when it has gone meanwhile or has not written its id yet. */
function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return Number.NaN;
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid || !(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
