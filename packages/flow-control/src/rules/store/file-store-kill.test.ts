import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { createFileStore } from "./file-store.ts";

/** A process that saves without end; `saved` has the versions it knows to be saved. */
function startSaver(file: string, name: string, pauseMs = 0): { child: ChildProcess; saved: number[] } {
  const child = fork(new URL("./file-saver.fixture.ts", import.meta.url), [file, name, String(pauseMs)]);
  const saved: number[] = [];
  child.on("message", (version: number) => saved.push(version));
  return { child, saved };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "close");
  child.kill("SIGKILL");
  await gone;
}

test("processes that are killed while they save leave whole rules, no lost version and no lock", {
  timeout: 60_000,
}, async () => {
  const directory = temporaryDirectory();
  const file = directory.file("flow-rules.json");
  try {
    // One that takes the lock again at once would leave none of it to the others on a slow disk.
    const survivor = startSaver(file, "survivor", 20);
    const saved = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      const victim = startSaver(file, `victim ${round}`);
      await once(victim.child, "message");
      // Far enough that it is killed at another point each time; which one does not matter.
      while (victim.saved.length < 3 + round) await once(victim.child, "message");
      await kill(victim.child);
      for (const version of victim.saved) saved.add(version);
    }
    await once(survivor.child, "message");
    await kill(survivor.child);
    for (const version of survivor.saved) saved.add(version);

    const store = createFileStore({ file });
    const current = await store.current();
    const history = await store.history(200);
    const newest = history[0]?.version ?? 0;
    assert.deepEqual(
      history.map(({ version }) => version),
      history.map((_, index) => newest - index),
    );
    assert.deepEqual(
      history.filter(({ by }) => by === "file"),
      [],
      "a killed save was taken for an edit by hand",
    );
    assert.deepEqual(current, history[0]);
    assert.ok(Math.max(...saved) <= newest);
    await store.save({ rules: {}, by: "ann", expectedVersion: newest });
    assert.deepEqual(
      (await readdir(directory.path)).filter((name) => name.includes("lock") || name.endsWith(".tmp")),
      [],
    );
  } finally {
    directory.remove();
  }
});
