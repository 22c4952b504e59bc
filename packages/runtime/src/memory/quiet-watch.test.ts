import assert from "node:assert/strict";
import { test } from "node:test";
import { createQuietWatch, type QuietWatch } from "./quiet-watch.ts";

const MB = 2 ** 20;

/** The answers of so many looks that see the same. */
function looks(watch: QuietWatch, count: number, cpu: number, rss: number): boolean[] {
  return Array.from({ length: count }, () => watch.look({ cpu, rss: rss * MB }));
}

test("memory is given back once, in the third quiet look after a crowd", () => {
  const watch = createQuietWatch();
  assert.deepEqual(looks(watch, 4, 0.9, 300), [false, false, false, false]);
  assert.deepEqual(looks(watch, 3, 0.05, 300), [false, false, true]);
  assert.ok(!looks(watch, 50, 0.05, 160).includes(true));
});

test("never while it is busy, nor in a short pause of a crowd", () => {
  const watch = createQuietWatch();
  assert.ok(!looks(watch, 100, 0.3, 500).includes(true));
  for (let round = 0; round < 20; round += 1) {
    assert.ok(![...looks(watch, 2, 0, 500), ...looks(watch, 1, 1.4, 500)].includes(true));
  }
});

test("what stays is in use: the next time takes 16 MB more than that", () => {
  const watch = createQuietWatch();
  assert.ok(looks(watch, 3, 0, 300).includes(true));
  looks(watch, 3, 0, 200);
  assert.ok(!looks(watch, 20, 0, 215).includes(true));
  assert.ok(looks(watch, 3, 0, 217).includes(true));
});

test("a crowd that comes before it is known what stays does not make its memory count as in use", () => {
  const watch = createQuietWatch();
  assert.ok(looks(watch, 3, 0, 300).includes(true));
  looks(watch, 1, 1, 310);
  assert.ok(looks(watch, 3, 0, 310).includes(true));
});
