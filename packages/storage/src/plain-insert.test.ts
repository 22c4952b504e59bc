import assert from "node:assert/strict";
import { test } from "node:test";
import { plainInsert } from "./plain-insert.ts";

test("one statement carries all rows, their values in the order of the first one's columns", () => {
  const rows = [
    { id: "a", quantity: 1 },
    { quantity: 2, id: "b" },
  ];
  const { sql, parameters } = plainInsert("sqlite", "releases", rows);
  assert.equal(sql, "insert into `releases` (`id`, `quantity`) values (?, ?), (?, ?) on conflict do nothing");
  assert.deepEqual(parameters, ["a", 1, "b", 2]);
  const strict = plainInsert("strict", "releases", rows);
  assert.equal(strict.sql, "insert into `releases` (`id`, `quantity`) values (?, ?), (?, ?)");
});

test("rows with other columns, and values that are none, are refused", () => {
  const first = { id: "a", quantity: 1 };
  const refusedBeside = (other: Record<string, unknown>) =>
    assert.throws(() => plainInsert("mysql", "releases", [first, other]), /releases|plain value/);
  for (const other of [{ id: "b" }, { ...first, note: "" }, { ...first, id: undefined }, { ...first, id: {} }]) {
    refusedBeside(other);
  }
});
