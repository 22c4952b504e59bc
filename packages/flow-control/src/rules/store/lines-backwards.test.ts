import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import fc from "fast-check";
import { type Line, linesBackwards } from "./lines-backwards.ts";

const directory = temporaryDirectory();
after(directory.remove);

async function all(file: string): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of linesBackwards(file)) found.push(line);
  return found;
}

async function read(text: string): Promise<Line[]> {
  const file = directory.file("lines");
  await writeFile(file, text);
  return await all(file);
}

test("no file and an empty one have no lines", async () => {
  assert.deepEqual(await all(directory.file("none")), []);
  assert.deepEqual(await read(""), []);
  assert.deepEqual(await read("\n\n"), []);
});

test("lines come last first, with the bytes before them", async () => {
  assert.deepEqual(await read("é\nb\n\nc"), [
    { text: "c", start: 6 },
    { text: "b", start: 3 },
    { text: "é", start: 0 },
  ]);
});

test("whatever the lines, all of them are found, over the borders of chunks as well", async () => {
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer({ min: 65_000, max: 66_000 }).map((length) => "é".repeat(length / 2)),
  );
  const lines = fc.array(
    line.map((text) => text.replaceAll("\n", " ")),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(lines, async (texts) => {
      const found = await read(`${texts.join("\n")}\n`);
      const whole = texts.map((text) => Buffer.from(text).toString()).filter((text) => text !== "");
      assert.deepEqual(
        found.map(({ text }) => text),
        whole.reverse(),
      );
    }),
    { numRuns: 50 },
  );
});
