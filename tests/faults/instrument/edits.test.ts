import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { crashPoints } from "./crash-points.ts";
import { applyEdit, editSource } from "./edit.ts";
import { editsWith } from "./edits.ts";
import { mutations } from "./mutations.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Applies all edits with these mutations to those of these files, as they are. */
function applyTo(files: Iterable<string>, names: readonly string[] = []): void {
  const edits = editsWith(names);
  for (const file of new Set(files)) {
    const source = readFileSync(`${root}${file}`, "utf8");
    const edited = editSource(edits, `file://${root}${file}`, source);
    assert.notEqual(edited, source, `${file} is not changed`);
  }
}

describe("an edit", () => {
  test("replaces what is there once, and throws for what is there twice or not at all", () => {
    const edit = { file: "a.ts", find: "two", replace: "three" };
    assert.equal(applyEdit("one two", edit), "one three");
    assert.throws(() => applyEdit("two two", edit), /a\.ts has this 2 times instead of once: two/);
    assert.throws(() => applyEdit("one", edit), /a\.ts has this 0 times/);
  });

  test("touches the file it names and no other", () => {
    const edits = [{ file: "src/a.ts", find: "two", replace: "three" }];
    assert.equal(editSource(edits, "file:///shop/src/a.ts", "two"), "three");
    assert.equal(editSource(edits, "file:///shop/src/ba.ts", "two"), "two");
  });
});

describe("the catalogue fits the sources as they are", () => {
  test("no two crash points have one name", () => {
    assert.ok(crashPoints.length >= 12);
    assert.equal(new Set(crashPoints.map(({ name }) => name)).size, crashPoints.length);
  });

  for (const file of new Set(editsWith([]).map((edit) => edit.file))) test(file, () => applyTo([file]));

  for (const { name, edits } of mutations) {
    test(`mutation ${name}`, () => {
      applyTo(
        edits.map(({ file }) => file),
        [name],
      );
    });
  }
});
