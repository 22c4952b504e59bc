import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { sql } from "kysely";
import { openDatabase } from "./open-database.ts";
import { openSqlite } from "./open-sqlite.ts";

/** A file with the table skus, its writer and a reader of it. */
function open() {
  const directory = temporaryDirectory();
  const file = directory.file("shop.sqlite");
  const writer = openDatabase({ file });
  writer.exec("create table skus (id integer primary key, stock integer not null); insert into skus values (1, 5)");
  const reader = openSqlite<{ skus: { id: number; stock: number } }>({ file, tracing: noTracing, readOnly: true });
  const take = () => writer.exec("update skus set stock = stock - 1");
  const close = async () => {
    await reader.destroy();
    if (writer.isOpen) writer.close();
    directory.remove();
  };
  return { file, writer, reader, take, close };
}

describe("a file opened to be read", () => {
  it("shows what its writer committed, and in a transaction one moment, without standing in the way", async () => {
    const { reader, take, close } = open();
    const stock = async (on = reader) => (await on.selectFrom("skus").select("stock").executeTakeFirstOrThrow()).stock;
    take();
    assert.equal(await stock(), 4);
    await reader.transaction().execute(async (trx) => {
      assert.equal(await stock(trx), 4);
      take();
      assert.equal(await stock(trx), 4);
    });
    assert.equal(await stock(), 3);
    await close();
  });

  it("cannot be written, and is not made when it is missing", async () => {
    const { file, reader, close } = open();
    await assert.rejects(sql`update skus set stock = 0`.execute(reader), /readonly/);
    assert.throws(() => openDatabase({ file: `${file}.none`, readOnly: true }), /unable to open/);
    await close();
  });
});
