interface Category {
  id: number;
  name: string;
  nameEn: string;
}

/** A product as it is put into the index. */
export interface SearchedProduct {
  id: number;
  category: Category;
  name: string;
  description: string;
  picture: string;
  priceCents: number;
  createdAt: number;
  revision: number;
  skus: readonly { id: number; name: string; priceCents: number }[];
}

/** What is looked for. */
export interface WantedProducts {
  words: string;
  categoryId: number | undefined;
  minPriceCents: number | undefined;
  maxPriceCents: number | undefined;
  sort: "best" | "price_asc" | "price_desc" | "newest";
  page: number;
  pageSize: number;
}

/** What shoppers ask. */
export interface ProductReads {
  search(query: WantedProducts): Promise<{
    hits: { product: SearchedProduct; highlight: string }[];
    total: number;
    categories: { category: Category; count: number }[];
    prices: { fromCents: number; toCents: number | undefined; count: number }[];
  }>;
  suggest(words: string, limit: number): Promise<string[]>;
}

/** The index as the contract sees it: the product service's port has this shape. */
export interface ProductSearchPort extends ProductReads {
  put(products: readonly SearchedProduct[]): Promise<void>;
  remove(id: number, revision: number): Promise<void>;
}

/** An empty index. */
export interface ProductSearchStage {
  search: ProductSearchPort;
  close(): Promise<void>;
}

const vegetables = { id: 1, name: "蔬菜", nameEn: "Vegetables" };
const fruit = { id: 2, name: "水果", nameEn: "Fruit" };
const snacks = { id: 3, name: "零食", nameEn: "Snacks" };

const product = (
  id: number,
  category: Category,
  name: string,
  priceCents: number,
  more: { description?: string; sku?: string } = {},
): SearchedProduct => {
  const { description = "当季采摘", sku = "一份" } = more;
  const skus = [{ id: id * 10, name: sku, priceCents }];
  const rest = { picture: `/${id}.svg`, createdAt: 1000 * (id % 4), revision: 1 };
  return { id, category, name, description, priceCents, skus, ...rest };
};

/** What every test of the contract finds in the index. */
export const SHELF: readonly SearchedProduct[] = [
  product(1, vegetables, "新鲜西红柿", 550),
  product(2, vegetables, "高山西兰花", 680),
  product(3, vegetables, "紫茄子", 999),
  product(4, vegetables, "精选土豆", 1000),
  product(5, vegetables, "寿光水果黄瓜", 1500, { sku: "3斤尝鲜装" }),
  product(6, vegetables, "旱黄瓜", 1999, { sku: "5斤家庭装" }),
  product(7, fruit, "红富士苹果", 2000, { sku: "3斤装" }),
  product(8, fruit, "奶油草莓", 5000),
  product(9, snacks, "番茄味薯片 Crisps 50g", 1200, { description: "不含西兰花" }),
  product(10, snacks, "Tom & Jerry <b>果冻</b>", 4999),
];

const EVERYTHING: WantedProducts = {
  ...{ words: "", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best", page: 1, pageSize: 100 },
};

/** A query for all products, with these changes. */
export const wanted = (changes: Partial<WantedProducts> = {}): WantedProducts => ({ ...EVERYTHING, ...changes });

/** Ids of what a query finds, in its order. */
export async function idsOf(search: ProductReads, changes: Partial<WantedProducts>): Promise<number[]> {
  return (await search.search(wanted(changes))).hits.map(({ product: { id } }) => id);
}
