import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { createDisk } from "./disk.ts";

test("on a full disk a file grows no more, by SQLite's own error, until there is room again", () => {
  const directory = temporaryDirectory();
  const file = directory.file("a.sqlite");
  const database = new DatabaseSync(file);
  const disk = createDisk();
  disk.add(file, database);
  disk.add(":memory:", new DatabaseSync(":memory:"));
  database.exec("pragma journal_mode = WAL; create table t (text text)");
  const grow = () => database.prepare("insert into t values (?)").run("x".repeat(100_000));
  try {
    disk.setFull(true);
    assert.throws(grow, /database or disk is full/);
    disk.setFull(false);
    grow();
  } finally {
    database.close();
    disk.setFull(true);
    directory.remove();
  }
});
