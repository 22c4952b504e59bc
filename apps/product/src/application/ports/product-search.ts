import type { Category, Product } from "../../domain/catalogue.ts";
import type { PriceBand } from "../../domain/price-bands.ts";

/** How a list is ordered. `best`: best match first with words, else by id. Equals follow by id. */
export type SearchSort = "best" | "price_asc" | "price_desc" | "newest";

/** What a shopper looks for. */
export interface SearchQuery {
  /** Empty or blank: everything. */
  words: string;
  /** undefined: all. */
  categoryId: number | undefined;
  /** Both inclusive. */
  minPriceCents: number | undefined;
  maxPriceCents: number | undefined;
  sort: SearchSort;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** A product that was found. */
export interface SearchHit {
  product: Product;
  /** HTML: the name, escaped, with what the words found inside `<em>`. Empty without words. */
  highlight: string;
}

/** One page, and the whole in numbers. */
export interface SearchResult {
  hits: SearchHit[];
  /** Hits on all pages. */
  total: number;
  /** By category id, without empty ones. Counted over words and prices, whatever category is chosen. */
  categories: { category: Category; count: number }[];
  /** Every band, empty ones too; counted as the categories are. */
  prices: (PriceBand & { count: number })[];
}

/** The index of all products on sale. The database is the truth; whoever changes that tells the index. */
export interface ProductSearch {
  /** Adds products, or replaces those with the same id and no later revision. The next search sees it. */
  put(products: readonly Product[]): Promise<void>;
  /** Takes a product out that has no later revision than this one, its last. The next search sees it. */
  remove(id: number, revision: number): Promise<void>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** Different names that begin with the words, then those that contain them, then other good matches; none without words. */
  suggest(words: string, limit: number): Promise<string[]>;
}

/** All products on sale, page by page and by id, each as it is when its page is read. */
export type ProductPages = () => AsyncIterable<readonly Product[]>;

/** A search that can be filled with what the database has. */
export interface ProductIndex extends ProductSearch {
  /**
   * Fills the index. One in this process is full when this resolves. One on a server is filled in the background, again
   * whenever it is lost; this resolves at once, and never fails because the server is away.
   */
  keepFilled(pages: ProductPages): Promise<void>;
  /** Rejects when nothing can be searched now. @throws AppError `service_unavailable`. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
