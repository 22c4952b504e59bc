import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, stockContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createSqlCatalogue } from "./catalogue.ts";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { createSqlStock } from "./stock.ts";

stockContract("SQLite", async () => {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  const clock = createManualClock();
  const catalogue = createSqlCatalogue({ db, clock });
  const product = { categoryId: 1, name: "黄瓜", description: "", picture: "/1.svg", priceCents: 100 };
  await catalogue.fill({
    categories: [{ id: 1, name: "蔬菜", nameEn: "Vegetables" }],
    products: [{ ...product, id: 1_000_000, skus: [] }],
  });
  return {
    stock: createSqlStock({ db, clock }),
    fill: async (skus) => {
      const drafts = skus.map(({ id, stock }) => ({ id, stock, name: "一份", priceCents: 100 }));
      await catalogue.save({ ...product, id: 1_000_000, skus: drafts });
    },
    close: () => db.destroy(),
  };
});
