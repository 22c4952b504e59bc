import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { KeyedRows } from "./key-order.ts";
import { type NumberedTables, readDossiers } from "./read-dossiers.ts";

/** A table in memory: each key with so many rows, numbered. */
interface Row {
  order_no: string;
  line_no: number;
}

function tableOf(counts: Record<string, number>): KeyedRows<Row> {
  const rows = Object.keys(counts)
    .sort()
    .flatMap((order_no) => Array.from({ length: counts[order_no] ?? 0 }, (_, line_no) => ({ order_no, line_no })));
  return {
    keyOf: (row) => row.order_no,
    page: async (after, limit) => rows.filter(({ order_no }) => order_no > after).slice(0, limit),
    all: async (key) => rows.filter(({ order_no }) => order_no === key),
  };
}

const key = fc.integer({ min: 1, max: 30 }).map((number) => String(number).padStart(2, "0"));
const table = (most: number) => fc.dictionary(key, fc.integer({ min: 1, max: most }), { maxKeys: 20 });

test("every row of every table is read once, under its number, whatever the pages are", async () => {
  const tables = fc.record({
    orders: table(1),
    items: table(4),
    placings: table(1),
    reservations: table(4),
    payments: table(3),
  });
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 7 }), async (counts, pageRows) => {
      const stores = Object.fromEntries(Object.entries(counts).map(([name, each]) => [name, tableOf(each)]));
      const found: string[] = [];
      for await (const batch of readDossiers(stores as unknown as NumberedTables, pageRows)) {
        for (const { orderNo, order, items, placing, reservation, payments } of batch) {
          const has = [order ? 1 : 0, items.length, placing ? 1 : 0, reservation.length, payments.length];
          found.push(`${orderNo} ${has.join(" ")}`);
        }
      }
      const numbers = new Set(Object.values(counts).flatMap((each) => Object.keys(each)));
      const expected = [...numbers].sort().map((number) => {
        const has = ["orders", "items", "placings", "reservations", "payments"] as const;
        return `${number} ${has.map((name) => counts[name][number] ?? 0).join(" ")}`;
      });
      assert.deepEqual(found, expected);
    }),
  );
});
