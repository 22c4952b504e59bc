import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type Kysely, sql } from "kysely";
import { createSqlCatalogue } from "./catalogue.ts";
import type { ProductDatabase } from "./schema.ts";
import { createSqlStock } from "./stock.ts";
import { createSqlStockBooks } from "./stock-books.ts";

/** The stock on a database that has the tables, with one product that takes every SKU of a test. */
export async function stockStageOf({ db, close }: { db: Kysely<ProductDatabase>; close(): Promise<void> }) {
  const clock = createManualClock();
  const catalogue = createSqlCatalogue({ db, clock, tracing: noTracing });
  const product = { categoryId: 1, name: "黄瓜", description: "", picture: "/1.svg", priceCents: 100 };
  await catalogue.fill({
    categories: [{ id: 1, name: "蔬菜", nameEn: "Vegetables" }],
    products: [{ ...product, id: 1_000_000, skus: [] }],
  });
  return {
    stock: createSqlStock({ db, clock, tracing: noTracing }),
    books: createSqlStockBooks(db),
    spoil: async (id: number, held: number, sold: number) => {
      const stock = sql<number>`initial_stock - ${held + sold}`;
      await db.updateTable("skus").set({ held, sold, stock }).where("id", "=", id).execute();
    },
    fill: async (skus: readonly { id: number; stock: number }[]) => {
      const drafts = skus.map(({ id, stock }) => ({ id, stock, name: "一份", priceCents: 100 }));
      await catalogue.save({ ...product, id: 1_000_000, skus: drafts });
    },
    close,
  };
}
