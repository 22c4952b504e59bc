import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { temporaryDirectory } from "@mall/testkit";
import { withFileLock } from "./file-lock.ts";

async function onLock(body: (path: string) => Promise<void>) {
  const directory = temporaryDirectory();
  try {
    await body(directory.file("lock"));
    assert.deepEqual(await readdir(directory.path), []);
  } finally {
    directory.remove();
  }
}

/** Twenty at once; the most that were inside together. */
async function mostInside(path: string): Promise<number> {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    // Long enough for the others to meet the lock, and one another.
    for (let turn = 0; turn < 30; turn += 1) await readFile(path).catch(() => {});
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => withFileLock(path, work)));
  return most;
}

const long = new Date(Date.now() - 60_000);
const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

test("one at a time, and the lock goes when the work fails", () =>
  onLock(async (path) => {
    assert.equal(await mostInside(path), 1);
    await assert.rejects(
      withFileLock(path, () => Promise.reject(new Error("failed"))),
      /failed/,
    );
    assert.equal(await withFileLock(path, async () => 5), 5);
  }));

test("the lock of a dead process is taken over by one alone, twice dead as well", () =>
  onLock(async (path) => {
    await writeFile(path, `${hostname()} ${deadPid()} a`);
    await writeFile(`${path}.takeover`, `${hostname()} ${deadPid()} b`);
    assert.equal(await mostInside(path), 1);
  }));

test("a former process of the same number is dead, as in a container that was started again", () =>
  onLock(async (path) => {
    await writeFile(path, `${hostname()} ${process.pid} of-before`);
    assert.equal(await mostInside(path), 1);
  }));

test("a lock of another machine or without a name is dead after half a minute", () =>
  onLock(async (path) => {
    for (const owner of ["elsewhere 1 a", ""]) {
      await writeFile(path, owner);
      await utimes(path, long, long);
      assert.equal(await mostInside(path), 1);
    }
  }));

test("a lock of a living process is waited for", () =>
  onLock(async (path) => {
    let free = () => {};
    const work = new Promise<void>((resolve) => {
      free = resolve;
    });
    const order: string[] = [];
    const first = withFileLock(path, () => work.then(() => order.push("first")));
    while (!(await readFile(path, "utf8").catch(() => ""))) await setImmediate();
    const second = withFileLock(path, async () => order.push("second"));
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    free();
    await Promise.all([first, second]);
    assert.deepEqual(order, ["first", "second"]);
  }));
