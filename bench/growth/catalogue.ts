import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { silentLogger, systemClock } from "@mall/kernel";
import { openSqlite } from "@mall/storage";
import { openMysql } from "@mall/storage/mysql";
import { temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type {
  ProductIndex,
  ProductSearch,
  SearchQuery,
} from "../../apps/product/src/application/ports/product-search.ts";
import { productPages } from "../../apps/product/src/application/product-pages.ts";
import { createAnswers } from "../../apps/product/src/infrastructure/answers/answers.ts";
import { rememberSearch } from "../../apps/product/src/infrastructure/answers/remember-search.ts";
import { createEmbeddedSearch } from "../../apps/product/src/infrastructure/embedded/search.ts";
import { createSqlCatalogue } from "../../apps/product/src/infrastructure/sql/catalogue.ts";
import type { ProductDatabase } from "../../apps/product/src/infrastructure/sql/schema.ts";
import { createSqlSearch } from "../../apps/product/src/infrastructure/sql/search.ts";
import { fillProducts } from "../data/fill.ts";
import { openTarget, type Target } from "../data/open-target.ts";
import { products } from "../data/products.ts";
import { noteTerms } from "../search/note-terms.ts";
import { dropMysql } from "./drop-mysql.ts";
import type { Operation, Series } from "./series.ts";

const SIZES = [22, 1000, 100_000];
const TIMEOUT_MS = 60_000;
/** Names of the first products, which are there at every size: a search that finds nothing is no measure. */
const NAMES = [...products(6)].map(({ product }) => String(product.name));

type Reads = Pick<ProductSearch, "search">;

const list = (changes: Partial<SearchQuery> = {}): SearchQuery => ({
  ...{ words: "", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best", page: 1, pageSize: 10, ...changes },
});

/** The search in the process, filled from a file. */
export async function embeddedCatalogue(): Promise<Series> {
  const directory = temporaryDirectory();
  const file = join(directory.path, "db_product.sqlite");
  let index: ProductIndex | undefined;
  return {
    ...{ store: "in the process", of: "products", sizes: SIZES },
    grow: async (size) => {
      await fill({ tables: "products", database: "db_product", dataDir: directory.path }, size);
      const db = openSqlite<ProductDatabase>({ file, tracing: noTracing });
      index = createEmbeddedSearch();
      await index.keepFilled(() => productPages(createSqlCatalogue({ db, clock: systemClock, tracing: noTracing })));
      await db.destroy();
    },
    operations: () => (index ? [...shoppers(remembered(index)), ...afterChange(index)] : []),
    close: async () => directory.remove(),
  };
}

/** The search on the database, which stands in for Elasticsearch; in a database of this run alone. */
export async function mysqlCatalogue(url: string): Promise<Series> {
  const database = `bench_growth_${randomBytes(4).toString("hex")}`;
  const db = openMysql<ProductDatabase>({ url, database, tracing: noTracing, timeoutMs: TIMEOUT_MS });
  const answers = createAnswers({ clock: systemClock, isTold: () => true });
  const index = { ...createEmbeddedSearch(), ...createSqlSearch(db, answers) };
  const search = rememberSearch(index, { answers, changed: () => {} });
  return {
    ...{ store: "MySQL", of: "products", sizes: SIZES },
    grow: async (size) => {
      await fill({ tables: "products", database, mysqlUrl: url }, size);
      await noteTerms(url, database);
      answers.drop();
    },
    // Without what it remembers of counts and categories.
    operations: () => [...shoppers(search), ...firstTime(createSqlSearch(db))],
    close: async () => {
      await db.destroy();
      await dropMysql(url, database);
    },
  };
}

/** The search on Elasticsearch, in an index of this run alone. */
export async function elasticCatalogue(url: string): Promise<Series> {
  const { openElasticSearch } = await import(
    "../../apps/product/src/infrastructure/elasticsearch/open-elasticsearch.ts"
  );
  const index = `bench-growth-${randomBytes(4).toString("hex")}`;
  const own = { clock: systemClock, logger: silentLogger, tracing: noTracing, timeoutMs: TIMEOUT_MS, graceMs: 0 };
  const elastic = openElasticSearch({ url, index, ...own });
  const search = remembered(elastic);
  const directory = temporaryDirectory();
  return {
    ...{ store: "Elasticsearch", of: "products", sizes: SIZES },
    grow: async (size) => {
      await fill({ tables: "products", database: "db_product", dataDir: directory.path }, size);
      const db = openSqlite<ProductDatabase>({ file: join(directory.path, "db_product.sqlite"), tracing: noTracing });
      await elastic.rebuild(() => productPages(createSqlCatalogue({ db, ...own })));
      await db.destroy();
    },
    operations: () => [...shoppers(search), ...firstTime(elastic)],
    close: async () => {
      await elastic.close();
      await fetch(`${url}/${index},${index}-next?ignore_unavailable=true`, { method: "DELETE" });
      directory.remove();
    },
  };
}

async function fill(target: Target, count: number): Promise<void> {
  const writer = await openTarget(target);
  await fillProducts(writer, { count });
  await writer.close();
}

function remembered(index: ProductIndex): Reads {
  const answers = createAnswers({ clock: systemClock, isTold: () => true });
  return rememberSearch(index, { answers, changed: () => answers.drop() });
}

/** What most shoppers ask, and have asked a moment ago. */
function shoppers(search: Reads): Operation[] {
  return [
    { what: "list", run: () => search.search(list()) },
    { what: "list by price", run: () => search.search(list({ sort: "price_desc" })) },
    { what: "search", run: (nth) => search.search(list({ words: NAMES[nth % NAMES.length] ?? "" })) },
  ];
}

/** The same, asked for the first time. */
function firstTime(search: Reads): Operation[] {
  return shoppers(search).map((operation) => ({ ...operation, what: `${operation.what}, for the first time` }));
}

/** The same after a change, which throws away what the search keeps ready itself; with the cost of the change. */
function afterChange(index: ProductIndex): Operation[] {
  const first = index.search(list()).then(({ hits }) => hits.slice(0, 1).map(({ product }) => product));
  return shoppers(index).map(({ what, run }) => ({
    what: `${what}, after a change`,
    run: async (nth) => {
      await index.put(await first);
      await run(nth);
    },
  }));
}
