import assert from "node:assert/strict";
import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { listLogFiles } from "./log-files.ts";
import { createRotatingFile, type Rotation } from "./rotating-file.ts";

const day = (date: number, hour = 12) => new Date(2026, 0, date, hour).getTime();

async function onLog(
  rotation: Partial<Rotation>,
  body: (stage: Awaited<ReturnType<typeof makeStage>>) => Promise<void>,
) {
  const stage = makeStage(rotation);
  try {
    await body(stage);
  } finally {
    stage.directory.remove();
  }
}

function makeStage(rotation: Partial<Rotation>) {
  const directory = temporaryDirectory();
  const path = directory.file("logs");
  return {
    directory,
    path,
    open: () => createRotatingFile("shop.log", { directory: path, ...rotation }),
    read: (file: string) => readFile(`${path}/${file}`, "utf8"),
    files: async () => (await listLogFiles(path, "shop.log")).map((file) => file.path.slice(path.length + 1)),
  };
}

test("lines go to the file of their day, also after a restart", () =>
  onLog({}, async ({ open, read, files }) => {
    await open().append(["a", "b"], day(1));
    await open().append(["c"], day(1, 23));
    await open().append(["d"], day(2, 0));
    await open().append([], day(3));
    assert.deepEqual(await files(), ["shop.log.2026-01-01", "shop.log.2026-01-02"]);
    assert.equal(await read("shop.log.2026-01-01"), "a\nb\nc\n");
    assert.equal(await read("shop.log.2026-01-02"), "d\n");
  }));

test("a file that would grow over its size is followed by the next number, past 9 in the right order", () =>
  onLog({ maxFileBytes: 10, maxFiles: 20 }, async ({ open, read, files }) => {
    for (let number = 0; number < 24; number += 1) await open().append([`l${100 + number}`], day(1));
    const names = Array.from({ length: 12 }, (_, index) => `shop.log.2026-01-01${index === 0 ? "" : `.${index}`}`);
    assert.deepEqual(await files(), names);
    assert.equal(await read("shop.log.2026-01-01.11"), "l122\nl123\n");
    await open().append(["longer than ten bytes"], day(1));
    assert.equal(await read("shop.log.2026-01-01.12"), "longer than ten bytes\n");
  }));

test("the oldest files are deleted, and nothing else", () =>
  onLog({ maxFileBytes: 4, maxFiles: 3 }, async ({ path, open, files }) => {
    await open().append(["a"], day(1));
    for (const other of ["shop.log", "shop.log.2026-01-01.gz", "shop.log.2025-12-31.0", "other-shop.log.2025-01-01"]) {
      await writeFile(`${path}/${other}`, "");
    }
    for (const text of ["bbb", "ccc", "ddd"]) await open().append([text], day(2));
    assert.deepEqual(await files(), ["shop.log.2026-01-02", "shop.log.2026-01-02.1", "shop.log.2026-01-02.2"]);
    assert.equal((await readdir(path)).length, 7);
  }));

test("a part of a line that a killed process left stays by itself", () =>
  onLog({}, async ({ path, open, read }) => {
    await open().append(["a"], day(1));
    await appendFile(`${path}/shop.log.2026-01-01`, "tor");
    await open().append(["b"], day(1));
    assert.equal(await read("shop.log.2026-01-01"), "a\ntor\nb\n");
  }));

test("a log that cannot be written rejects, and goes on when it can", () =>
  onLog({}, async ({ path, open, read }) => {
    await writeFile(path, "no directory");
    await assert.rejects(open().append(["a"], day(1)));
    await rm(path);
    await open().append(["b"], day(1));
    assert.equal(await read("shop.log.2026-01-01"), "b\n");
  }));
