import { createRandom, pick, type Random } from "./random.ts";
import { PACKS, PLACES, PRAISES, QUALITIES, SHELVES } from "./words.ts";

/** Ids of generated products, categories and SKUs lie above those of a shop's own. */
export const FIRST_ID = 1_000_001;
const FIRST_CATEGORY_ID = 1001;

/** SKUs of a product at most: its SKUs have the ids from ten times its own. */
const MOST_SKUS = 3;

/** When the first of them came, and how far they lie apart, milliseconds. */
const CREATED_AT = Date.UTC(2026, 0, 1);
const APART_MS = 60_000;

/** A row of `categories`. */
export interface CategoryData {
  id: number;
  name: string;
  name_en: string;
}

/** A product as rows of `products` and `skus`. */
export interface ProductData {
  product: Record<string, string | number>;
  skus: readonly Record<string, string | number>[];
}

/** The categories of generated products. */
export function categories(): CategoryData[] {
  return SHELVES.map(({ name, nameEn }, at) => ({ id: FIRST_CATEGORY_ID + at, name, name_en: nameEn }));
}

/** So many products, the same for the same seed; the first ones of a longer list are those of a shorter one. */
export function* products(count: number, seed = 1): Generator<ProductData> {
  const random = createRandom(seed);
  for (let at = 0; at < count; at += 1) yield productAt(at, random);
}

function productAt(at: number, random: Random): ProductData {
  const id = FIRST_ID + at;
  const shelf = random(SHELVES.length);
  const { things } = SHELVES[shelf] ?? SHELVES[0];
  const thing = pick(random, things);
  const name = `${pick(random, PLACES)}${pick(random, QUALITIES)}${thing}`;
  // Most things are cheap, a few are not: all price bands have products.
  const priceCents = 199 + random(40) * random(40) * 7;
  const product = {
    ...{ id, category_id: FIRST_CATEGORY_ID + shelf, name, price_cents: priceCents, on_sale: 1, revision: 1 },
    ...{ description: `${thing}，${pick(random, PRAISES)}${pick(random, PRAISES)}`, picture: "/pictures/1.svg" },
    created_at: CREATED_AT + at * APART_MS,
  };
  const skus = Array.from({ length: 1 + random(MOST_SKUS) }, (_, nth) => skuOf(product, nth, random));
  return { product, skus };
}

function skuOf({ id, price_cents }: { id: number; price_cents: number }, nth: number, random: Random) {
  const stock = 100 + random(900);
  return {
    ...{ id: id * 10 + nth, product_id: id, name: pick(random, PACKS), price_cents: price_cents * (nth + 1) },
    ...{ stock, held: 0, sold: 0, initial_stock: stock },
  };
}
