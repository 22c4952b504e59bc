import type { Kysely } from "kysely";
import type { ProductState } from "../../application/ports/catalogue.ts";
import type { Product, Sku } from "../../domain/catalogue.ts";
import type { ProductDatabase, SkuRow } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

const productRows = (db: Database) =>
  db
    .selectFrom("products")
    .innerJoin("categories", "categories.id", "products.category_id")
    .selectAll("products")
    .select(["categories.name as category_name", "categories.name_en as category_name_en"]);

const productsOnSale = (db: Database) => productRows(db).where("products.on_sale", "=", 1);

type ListedRow = Awaited<ReturnType<ReturnType<typeof productRows>["execute"]>>[number];

function productOf(row: ListedRow, skus: readonly SkuRow[]): Product {
  return {
    id: row.id,
    category: { id: row.category_id, name: row.category_name, nameEn: row.category_name_en },
    name: row.name,
    description: row.description,
    picture: row.picture,
    priceCents: row.price_cents,
    createdAt: row.created_at,
    revision: row.revision,
    skus: skus.map((sku) => ({ id: sku.id, name: sku.name, priceCents: sku.price_cents })),
  };
}

/** Products on sale that come after this id, by id. */
export async function productsAfter(db: Database, id: number, limit: number): Promise<Product[]> {
  const rows = await productsOnSale(db).where("products.id", ">", id).orderBy("products.id").limit(limit).execute();
  return await withSkus(db, rows);
}

/** A product on sale. */
export async function findProduct(db: Database, id: number): Promise<Product | undefined> {
  const rows = await productsOnSale(db).where("products.id", "=", id).execute();
  return (await withSkus(db, rows))[0];
}

/** What a product is now, on sale or not. */
export async function latestState(db: Database, id: number): Promise<ProductState | undefined> {
  const row = await productRows(db).where("products.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const [product] = row.on_sale === 1 ? await withSkus(db, [row]) : [];
  return { revision: row.revision, product };
}

// The SKUs are read last: they may be newer than the revision of their product, which is put right by the change that
// made them so, but never older.
async function withSkus(db: Database, rows: readonly ListedRow[]): Promise<Product[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = db.selectFrom("skus").selectAll().where("product_id", "in", ids).where("on_sale", "=", 1);
  const skus = await found.orderBy("id").execute();
  const byProduct = Map.groupBy(skus, (sku: SkuRow) => sku.product_id);
  return rows.map((row) => productOf(row, byProduct.get(row.id) ?? []));
}

const skuRows = (db: Database) =>
  db
    .selectFrom("skus")
    .innerJoin("products", "products.id", "skus.product_id")
    .select(["skus.id", "skus.product_id", "skus.name", "skus.price_cents", "skus.stock"])
    .select(["products.name as product_name", "products.picture", "products.on_sale", "skus.on_sale as sku_on_sale"])
    .orderBy("skus.id");

type ShelfRow = Awaited<ReturnType<ReturnType<typeof skuRows>["execute"]>>[number];

function skuOf({ id, name, stock, picture, ...row }: ShelfRow): Sku {
  const { product_id: productId, product_name: productName, price_cents: priceCents } = row;
  const onSale = row.on_sale === 1 && row.sku_on_sale === 1;
  return { id, productId, productName, name, picture, priceCents, stock, onSale };
}

/** SKUs of one product, by id. */
export async function skusOf(db: Database, productId: number): Promise<Sku[]> {
  return (await skuRows(db).where("skus.product_id", "=", productId).execute()).map(skuOf);
}

/** SKUs by id, withdrawn ones too. */
export async function skusById(db: Database, ids: readonly number[]): Promise<Sku[]> {
  if (ids.length === 0) return [];
  return (await skuRows(db).where("skus.id", "in", ids).execute()).map(skuOf);
}
