import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { AppError } from "@mall/kernel";
import { createRecordingTracing, temporaryDirectory } from "@mall/testkit";
import { type Kysely, sql } from "kysely";
import { openSqlite } from "./open-sqlite.ts";

interface ShopDatabase {
  skus: { id: number; name: string; stock: number; on_sale: number | boolean };
  orders: { id: number; sku_id: number };
}

const TABLES = [
  "create table skus (id integer primary key, name text not null, stock integer not null, on_sale integer not null)",
  "create table orders (id integer primary key, sku_id integer not null references skus (id))",
];

describe("openSqlite", () => {
  let directory = temporaryDirectory();
  let tracing = createRecordingTracing();
  let db: Kysely<ShopDatabase>;
  const opened: Kysely<ShopDatabase>[] = [];
  const open = () => {
    const fresh = openSqlite<ShopDatabase>({ file: directory.file("deep/er/shop.sqlite"), tracing });
    opened.push(fresh);
    return fresh;
  };

  beforeEach(async () => {
    directory = temporaryDirectory();
    tracing = createRecordingTracing();
    db = open();
    for (const table of TABLES) await sql.raw(table).execute(db);
    await db.insertInto("skus").values({ id: 1, name: "黄瓜", stock: 5, on_sale: true }).execute();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.destroy()));
    directory.remove();
  });

  const stock = async (on = db) => (await on.selectFrom("skus").select("stock").executeTakeFirstOrThrow()).stock;

  it("makes the directory, and keeps the rows over a restart", async () => {
    assert.ok(existsSync(directory.file("deep/er/shop.sqlite")));
    await db.destroy();
    const rows = await open().selectFrom("skus").selectAll().execute();
    assert.deepEqual(rows, [{ id: 1, name: "黄瓜", stock: 5, on_sale: 1 }]);
  });

  it("counts the rows of a conditional update", async () => {
    const take = (n: number) =>
      db
        .updateTable("skus")
        .set((row) => ({ stock: row("stock", "-", n) }))
        .where("stock", ">=", n)
        .executeTakeFirst();
    assert.equal((await take(4)).numUpdatedRows, 1n);
    assert.equal((await take(4)).numUpdatedRows, 0n);
    assert.equal(await stock(), 1);
  });

  it("enforces foreign keys and writes ahead", async () => {
    await assert.rejects(db.insertInto("orders").values({ id: 1, sku_id: 9 }).execute(), /FOREIGN KEY/);
    const mode = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
    assert.deepEqual(mode.rows, [{ journal_mode: "wal" }]);
  });

  it("undoes a transaction that throws", async () => {
    const undone = db.transaction().execute(async (trx) => {
      await trx.updateTable("skus").set({ stock: 0 }).execute();
      throw new Error("undone");
    });
    await assert.rejects(undone, /undone/);
    assert.equal(await stock(), 5);
  });

  it("runs transactions of one connection one after the other", async () => {
    // Read, then write: only safe because nobody else is inside meanwhile.
    const takeOne = () =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable("skus")
          .set({ stock: (await stock(trx)) - 1 })
          .execute();
      });
    await Promise.all([takeOne(), takeOne(), takeOne(), takeOne(), takeOne()]);
    assert.equal(await stock(), 0);
  });

  it("takes the write lock when a transaction begins, so that a reader can turn writer", async () => {
    const other = open();
    const first = db.transaction().execute(async (trx) => {
      const read = await stock(trx);
      // With a plain `begin` this would succeed, and our own write fail for the snapshot being stale.
      await sql`pragma busy_timeout = 0`.execute(other);
      await assert.rejects(other.updateTable("skus").set({ stock: 100 }).execute(), (error: Error) => {
        assert.match((error.cause as Error).message, /locked/);
        return true;
      });
      await trx
        .updateTable("skus")
        .set({ stock: read - 1 })
        .execute();
    });
    await first;
    assert.equal(await stock(other), 4);
  });

  it("streams", async () => {
    await db.insertInto("skus").values({ id: 2, name: "b", stock: 1, on_sale: false }).execute();
    const query = db.selectFrom("skus").select("id").orderBy("id");
    const seen: number[] = [];
    for await (const { id } of query.stream()) seen.push(id);
    assert.deepEqual(seen, [1, 2]);
    assert.equal((await query.execute()).length, 2);
  });

  it("spans statements of a trace, and only those", async () => {
    await stock();
    assert.equal(tracing.spans.length, 0);
    await tracing.span("request", {}, () => db.transaction().execute((trx) => stock(trx)));
    const names = tracing.spans.map(({ name }) => name);
    assert.deepEqual(names, ["database BEGIN", "database SELECT skus", "database COMMIT", "request"]);
    const [select] = tracing.spans.filter(({ name }) => name === "database SELECT skus");
    assert.equal(select?.attributes["db.query.text"], 'select "stock" from "skus"');
    assert.equal(select?.options.kind, "client");
  });

  it("marks the span of a statement that fails", async () => {
    const twice = tracing.span("request", {}, () =>
      db.insertInto("skus").values({ id: 1, name: "b", stock: 1, on_sale: false }).execute(),
    );
    await assert.rejects(twice, /UNIQUE/);
    assert.deepEqual(
      tracing.spans.map(({ name, failed }) => [name, failed]),
      [
        ["database INSERT skus", true],
        ["request", true],
      ],
    );
  });

  it("tells a full disk as such, undoes the transaction, and goes on when there is room", async () => {
    const fill = () =>
      db.transaction().execute(async (trx) => {
        for (let id = 100; id < 200; id += 1) {
          await trx
            .insertInto("skus")
            .values({ id, name: "x".repeat(1000), stock: 1, on_sale: true })
            .execute();
        }
      });
    await sql`pragma max_page_count = 1`.execute(db);
    await assert.rejects(fill, (error: Error) => {
      assert.equal((error as AppError).slug, "service_unavailable");
      assert.match((error.cause as Error).message, /full/);
      return true;
    });
    await sql`pragma max_page_count = 1000000`.execute(db);
    assert.equal((await db.selectFrom("skus").select("id").execute()).length, 1);
    await fill();
  });

  it("works more statements than it keeps prepared", async () => {
    for (let limit = 1; limit <= 600; limit += 1) {
      await sql`select id from skus limit ${sql.lit(limit)}`.execute(db);
    }
    const again = await sql<{ id: number }>`select id from skus limit ${sql.lit(1)}`.execute(db);
    assert.deepEqual(again.rows, [{ id: 1 }]);
  });
});
