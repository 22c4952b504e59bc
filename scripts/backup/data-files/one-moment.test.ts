import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { eventually, temporaryDirectory } from "@mall/testkit";
import { openAtOneMoment } from "./one-moment.ts";

const directory = temporaryDirectory();
after(() => directory.remove());

const FILES = ["a", "b", "c"].map((name) => directory.file(`${name}.sqlite`));
const LOOKS = 40;

const numberIn = (database: DatabaseSync) => {
  const row = database.prepare("select n from counts").get() as { n: number };
  return row.n;
};

test("all files are seen as they were at one moment, however fast they are written to", async (t) => {
  for (const file of FILES) {
    const database = new DatabaseSync(file);
    database.exec("pragma journal_mode = wal; create table counts (n integer); insert into counts values (0)");
    database.close();
  }
  // Counts on in one file after the other: at every moment the numbers fall by one at most, from the first to the last.
  const writer = fork(new URL("./counting-writer.fixture.ts", import.meta.url), FILES);
  t.after(() => writer.kill("SIGKILL"));
  await once(writer, "message");
  const counts = new DatabaseSync(FILES[0] ?? "", { readOnly: true });
  let last = -1;
  for (let look = 0; look < LOOKS; look += 1) {
    await eventually(() => assert.notEqual(numberIn(counts), last), { everyMs: 1, timeoutMs: 20_000 });
    const readers = await openAtOneMoment(FILES);
    const numbers = readers.map(numberIn);
    // Again: what is written meanwhile does not show.
    assert.deepEqual(readers.map(numberIn), numbers);
    for (const reader of readers) reader.close();
    const [first = 0] = numbers;
    assert.deepEqual(
      numbers,
      numbers.toSorted((left, right) => right - left),
    );
    assert.ok(first - (numbers.at(-1) ?? 0) <= 1, numbers.join(", "));
    last = first;
  }
  counts.close();
});
