import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import fc from "fast-check";
import { sql } from "kysely";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { stockStageOf } from "./stock-stage.fixture.ts";

/** A stock in whose database the reservations called `bad…` cannot be: at their rows, or at the units they take. */
async function openSpoiltStock(at: "rows" | "units") {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  const stage = await stockStageOf({ db, close: () => db.destroy() });
  const refusal =
    at === "rows"
      ? sql`create trigger refuse before insert on stock_reservations when new.reservation_id like 'bad%'
          begin select raise(abort, 'refused'); end`
      : sql`create trigger refuse before update on skus when exists (
          select 1 from stock_reservations where reservation_id like 'bad%')
          begin select raise(abort, 'refused'); end`;
  await refusal.execute(db);
  const rowsOf = async (id: string) =>
    (await db.selectFrom("stock_reservations").selectAll().where("reservation_id", "=", id).execute()).length;
  return { ...stage, rowsOf };
}

const buyers = fc.array(fc.record({ bad: fc.boolean(), quantity: fc.integer({ min: 1, max: 3 }) }), { maxLength: 30 });

for (const at of ["rows", "units"] as const) {
  test(`whoever cannot be in a group (${at}) spoils nobody else, and each has all or nothing`, async () => {
    await fc.assert(
      fc.asyncProperty(buyers, fc.nat({ max: 20 }), async (all, units) => {
        const { stock, fill, rowsOf, close } = await openSpoiltStock(at);
        await fill([{ id: 5, stock: units }]);
        const named = all.map((each, index) => ({ ...each, id: `${each.bad ? "bad" : "good"}-${index}` }));
        const outcomes = await Promise.allSettled(
          named.map(({ id, quantity }) => stock.reserve(id, [{ skuId: 5, quantity }])),
        );
        let free = units;
        for (const [index, { id, bad, quantity }] of named.entries()) {
          const outcome = outcomes[index];
          const reserved = outcome?.status === "fulfilled" && outcome.value.kind === "reserved";
          assert.equal(reserved && bad, false, id);
          assert.equal(await rowsOf(id), reserved ? 2 : 0, id);
          if (reserved) free -= quantity;
          else if (!bad) assert.deepEqual(outcome, { status: "fulfilled", value: { kind: "insufficient", skuId: 5 } });
        }
        const [books] = await stock.books();
        assert.deepEqual([books?.free, books?.held], [free, units - free]);
        // Nobody was sent away for whom there was enough left.
        assert.ok(named.every(({ bad, quantity }, index) => bad || quantity > free || reservedAt(outcomes[index])));
        await close();
      }),
      { numRuns: 40 },
    );
  });
}

const reservedAt = (outcome: PromiseSettledResult<{ kind: string }> | undefined) =>
  outcome?.status === "fulfilled" && outcome.value.kind === "reserved";

test("what is settled at once is settled once each, the same id twice among them", async () => {
  const { stock, fill, close } = await openSpoiltStock("rows");
  await fill([
    { id: 5, stock: 10 },
    { id: 6, stock: 10 },
  ]);
  const ids = ["a", "b", "c", "d"];
  await Promise.all(
    ids.map((id) => stock.reserve(id, ["a", "b"].includes(id) ? [line(5, 2)] : [line(5, 1), line(6, 3)])),
  );
  const sold = await Promise.all(["a", "c", "a", "nobody"].map(stock.sell));
  assert.deepEqual([sold[0] !== sold[2], sold[1], sold[3]], [true, true, false]);
  assert.deepEqual(await Promise.all(["b", "d", "new", "a"].map(stock.release)), [true, true, true, false]);
  assert.deepEqual(await stock.reserve("new", [line(5, 1)]), { kind: "closed" });
  const books = (await stock.books()).map(({ free, held, sold: gone }) => `${free}/${held}/${gone}`);
  assert.deepEqual(books, ["7/0/3", "7/0/3"]);
  await close();
});

const line = (skuId: number, quantity: number) => ({ skuId, quantity });
