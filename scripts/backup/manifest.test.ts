import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import fc from "fast-check";
import { type Manifest, readManifest, savedFile, writeManifest } from "./manifest.ts";
import { RefusedError } from "./refused-error.ts";
import { checkSchemas } from "./schemas.ts";

const directory = temporaryDirectory();
after(() => directory.remove());

const FILE = directory.file("db_order.sqlite");
const MANIFEST = directory.file("manifest.json");
const bytes = Buffer.from("bytes of a database, such as it is");

async function backup(): Promise<Manifest> {
  writeFileSync(FILE, bytes);
  const files = [await savedFile(directory.path, "db_order.sqlite", "data-file")];
  const written: Manifest = { format: 1, begun_at: "now", ended_at: "later", files, schemas: { order_migrations: [] } };
  await writeManifest(directory.path, written);
  return written;
}

const isRefused = () => assert.rejects(readManifest(directory.path), RefusedError);

test("what was written is read", async () => {
  const written = await backup();
  assert.deepEqual(await readManifest(directory.path), written);
});

test("any changed byte, and any that is missing or too many, is found", async () => {
  await backup();
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, by]) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ by;
      writeFileSync(FILE, changed);
      await isRefused();
    }),
  );
  for (const other of [bytes.subarray(1), Buffer.concat([bytes, bytes])]) {
    writeFileSync(FILE, other);
    await isRefused();
  }
});

test("a manifest that is cut off, of another format, or names a file elsewhere is refused", async () => {
  await backup();
  const text = readFileSync(MANIFEST, "utf8");
  for (const other of [
    ...["", "[]", text.slice(0, -5), text.replace('"format": 1', '"format": 2')],
    text.replace('"db_order.sqlite"', '"../db_order.sqlite"'),
  ]) {
    writeFileSync(MANIFEST, other);
    await isRefused();
  }
});

test("tables of a newer shop are refused by name, older ones are not", () => {
  checkSchemas({ order_migrations: ["001_orders"] });
  assert.throws(() => checkSchemas({ order_migrations: ["001_orders", "900_new"] }), /order_migrations has 900_new/);
});
