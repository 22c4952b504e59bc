import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { unlessMissing } from "../../unless-missing.ts";

/** Milliseconds after which a lock is nobody's, even when a process with its number lives: that is another one. */
const STALE_MS = 30_000;

/** The same for a lock without an owner: it was killed between making the file and writing its name. */
const NAMELESS_STALE_MS = 2000;

/** Milliseconds to wait for a lock. */
const PATIENCE_MS = 40_000;

/** Locks that this process holds; one of its number that is not here is of a process before it. */
const held = new Set<string>();

/**
 * Does the work while no other process of this machine holds the lock file, which is made and removed. The lock of a
 * process that was killed is taken over at once, by one process alone. The work has to be short: after 30 s others take
 * it for dead.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  held.add(owner);
  try {
    await acquire(path, owner);
    return await work();
  } finally {
    if ((await readHolder(path))?.owner === owner) await rm(path, { force: true });
    held.delete(owner);
  }
}

async function acquire(path: string, owner: string): Promise<void> {
  const start = performance.now();
  while (!create(path, owner)) {
    const holder = await readHolder(path);
    if (holder && isDead(holder)) await remove(path, holder.owner);
    else await sleep(5 + Math.random() * 10);
    if (performance.now() - start > PATIENCE_MS) throw new Error(`${path} is locked by ${holder?.owner}`);
  }
}

/**
 * Whether the lock is ours now: at most one process can make the file. All in one go, since a process that is killed
 * between making the file and writing its name lets the others wait.
 */
function create(path: string, owner: string): boolean {
  try {
    writeFileSync(path, owner, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead lock. Under a lock of its own, or the second to see it dead could remove the lock of the first. */
async function remove(path: string, owner: string): Promise<void> {
  await withFileLock(`${path}.takeover`, async () => {
    const holder = await readHolder(path);
    if (holder?.owner === owner && isDead(holder)) await rm(path, { force: true });
  });
}

interface Holder {
  /** Empty in the instant in which the file is made. */
  owner: string;
  ageMs: number;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const [owner, stats] = await Promise.all([unlessMissing(readFile(path, "utf8")), unlessMissing(stat(path))]);
  return owner === undefined || stats === undefined ? undefined : { owner, ageMs: Date.now() - stats.mtimeMs };
}

function isDead({ owner, ageMs }: Holder): boolean {
  if (ageMs > (owner === "" ? NAMELESS_STALE_MS : STALE_MS)) return true;
  const [host, number] = owner.split(" ");
  if (host !== hostname()) return false;
  return Number(number) === process.pid ? !held.has(owner) : !isAlive(Number(number));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It lives and is of another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
