import assert from "node:assert/strict";
import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { createFileStore } from "./file-store.ts";
import { versionText } from "./version-text.ts";

const flow = (threshold: number) => ({ flow: [{ resource: "seckill_api", threshold }] });
const text = (threshold: number) => JSON.stringify(flow(threshold));

/** A file with one saved version, and what a killed process may have left beside it. */
async function onFile(body: (stage: { file: string; open(): ReturnType<typeof createFileStore> }) => Promise<void>) {
  const directory = temporaryDirectory();
  const file = directory.file("rules.json");
  const clock = createManualClock();
  const open = () => createFileStore({ file, clock });
  try {
    await open().save({ rules: flow(1), by: "ann" });
    await body({ file, open });
    assert.deepEqual(
      (await readdir(directory.path)).filter((name) => /lock|tmp/.test(name)),
      [],
    );
  } finally {
    directory.remove();
  }
}

const second = { version: 2, rules: flow(2), by: "bob", at: 5 };

test("killed after the line of the history: the save is done, and its file follows", () =>
  onFile(async ({ file, open }) => {
    await writeFile(`${file}.v2.tmp`, text(2));
    await appendFile(`${file}.history.jsonl`, `\n${versionText(second)}\n`);
    assert.deepEqual(await open().current(), second);
    assert.equal(await readFile(file, "utf8"), text(2));
    assert.deepEqual(
      (await open().history(10)).map(({ by }) => by),
      ["bob", "ann"],
    );
  }));

test("killed after the first line ever, before there was a file: the save is done", () =>
  onFile(async ({ file, open }) => {
    await rm(file);
    await rm(`${file}.history.jsonl`);
    await writeFile(`${file}.v2.tmp`, text(2));
    await appendFile(`${file}.history.jsonl`, `\n${versionText(second)}\n`);
    assert.deepEqual(await open().current(), second);
  }));

test("killed before or within the line of the history: the rules stay as they were", () =>
  onFile(async ({ file, open }) => {
    await writeFile(`${file}.v2.tmp`, text(2));
    await appendFile(`${file}.history.jsonl`, `\n${versionText(second).slice(0, -5)}`);
    assert.equal((await open().current())?.version, 1);
    const saved = await open().save({ rules: flow(3), by: "cid", expectedVersion: 1 });
    assert.equal(saved.version, 2);
    assert.deepEqual(
      (await open().history(10)).map(({ by }) => by),
      ["cid", "ann"],
    );
  }));

test("killed while the history was cut: what it left goes with the next save", () =>
  onFile(async ({ file, open }) => {
    await writeFile(`${file}.history.jsonl.tmp`, versionText(second).slice(0, -5));
    await open().save({ rules: flow(2), by: "bob" });
    assert.deepEqual(
      (await open().history(10)).map(({ by }) => by),
      ["bob", "ann"],
    );
  }));

test("an edit by hand after a save that came to nothing is not overwritten by it", () =>
  onFile(async ({ file, open }) => {
    await writeFile(`${file}.v2.tmp`, text(2));
    await writeFile(file, text(9));
    assert.deepEqual((await open().current())?.rules, flow(9));
    assert.deepEqual((await open().current())?.rules, flow(9));
    assert.equal(await readFile(file, "utf8"), text(9));
  }));

test("going back by hand to the version before is an edit, blanks and the short form are none", () =>
  onFile(async ({ file, open }) => {
    await writeFile(file, ` ${JSON.stringify(flow(1).flow)}`);
    assert.equal((await open().current())?.version, 1);
    await open().save({ rules: flow(2), by: "bob" });
    await writeFile(file, text(1));
    const { by, version } = (await open().current()) ?? assert.fail("nothing there");
    assert.deepEqual({ by, version }, { by: "file", version: 3 });
  }));

test("an edit that nobody noticed yet is in the history before it is replaced, and stops who did not expect it", () =>
  onFile(async ({ file, open }) => {
    await writeFile(file, text(9));
    await assert.rejects(open().save({ rules: flow(3), by: "cid", expectedVersion: 1 }), {
      name: "RuleConflictError",
      actual: 2,
    });
    await open().save({ rules: flow(3), by: "cid" });
    assert.deepEqual(
      (await open().history(10)).map(({ by }) => by),
      ["cid", "file", "ann"],
    );
  }));

test("the history file is cut: never more than 250 lines", () =>
  onFile(async ({ file, open }) => {
    const lines = Array.from({ length: 248 }, (_, index) => versionText({ ...second, version: index + 1 }));
    await writeFile(`${file}.history.jsonl`, `${lines.join("\n")}\n`);
    await writeFile(file, text(2));
    const store = open();
    for (let count = 249; count <= 252; count += 1) await store.save({ rules: flow(count), by: "ann" });
    const left = (await readFile(`${file}.history.jsonl`, "utf8")).split("\n").filter(Boolean);
    assert.equal(left.length, 202);
    assert.deepEqual(
      (await store.history(300)).map(({ version }) => version),
      Array.from({ length: 200 }, (_, index) => 252 - index),
    );
  }));
