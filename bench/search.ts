import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { silentLogger, systemClock } from "@mall/kernel";
import { openSqlite } from "@mall/storage";
import { temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { ProductSearch } from "../apps/product/src/application/ports/product-search.ts";
import { productPages } from "../apps/product/src/application/product-pages.ts";
import { type Answers, createAnswers } from "../apps/product/src/infrastructure/answers/answers.ts";
import { rememberSearch } from "../apps/product/src/infrastructure/answers/remember-search.ts";
import { openElasticSearch } from "../apps/product/src/infrastructure/elasticsearch/open-elasticsearch.ts";
import { createSqlCatalogue } from "../apps/product/src/infrastructure/sql/catalogue.ts";
import type { ProductDatabase } from "../apps/product/src/infrastructure/sql/schema.ts";
import { fillProducts } from "./data/fill.ts";
import { openTarget } from "./data/open-target.ts";
import { shown } from "./figure.ts";
import { markdownTable, type Scenario } from "./scenario.ts";
import { createMix } from "./search/mix.ts";
import { type Searched, searchFor } from "./search/search-for.ts";

const SIZES = [22, 100_000];
const TIMEOUT_MS = 60_000;

/** Searches in the product service itself, without a gateway: what Elasticsearch and the remembered answers give. */
export const search: Scenario = {
  name: "search",
  what: "product searches on Elasticsearch in the product service, by a realistic mix, remembered and not",
  run: async ({ rounds, seconds, quick }) => {
    const url = process.env.ES_URL;
    if (!url) return { table: "ES_URL is not set: not measured.", figures: [] };
    const figures: object[] = [];
    for (const size of quick ? SIZES.slice(0, 1) : SIZES) {
      await withIndex(url, size, async (open) => {
        // A mix with the same seed for both: they are asked the same.
        for (const remembered of [true, false]) {
          figures.push(...(await measure(open, { size, remembered, rounds, seconds })));
        }
      });
    }
    return { table: tableOf(figures as Row[]), figures };
  },
};

type Row = Searched & { size: number; remembered: boolean };
type Index = ReturnType<typeof openElasticSearch>;
/** Opens the index once more; its counts are kept among the answers, if there are any. */
type Open = (answers?: Answers) => Index;

async function measure(
  open: Open,
  { size, remembered, rounds, seconds }: Pick<Row, "size" | "remembered"> & { rounds: number; seconds: number },
): Promise<Row[]> {
  const answers = createAnswers({ clock: systemClock, isTold: () => true });
  const index = remembered ? open(answers) : open();
  let looks = 0;
  const counted: Index = {
    ...index,
    search: (query) => {
      looks += 1;
      return index.search(query);
    },
  };
  const port: Pick<ProductSearch, "search"> = remembered
    ? rememberSearch(counted, { answers, changed: () => answers.drop() })
    : counted;
  const mix = createMix(size);
  await searchFor(port, mix, seconds / 2, () => looks);
  const all: Row[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push({ size, remembered, ...(await searchFor(port, mix, seconds, () => looks)) });
  }
  await index.close();
  const middle = all.sort((left, right) => left.perSecond - right.perSecond)[rounds >> 1];
  return middle ? [middle] : [];
}

async function withIndex(url: string, size: number, work: (open: Open) => Promise<void>): Promise<void> {
  const name = `bench-search-${randomBytes(4).toString("hex")}`;
  const own = { clock: systemClock, logger: silentLogger, tracing: noTracing, timeoutMs: TIMEOUT_MS, graceMs: 0 };
  const open: Open = (answers) => openElasticSearch({ url, index: name, ...own, ...(answers ? { answers } : {}) });
  const [index, directory] = [open(), temporaryDirectory()];
  try {
    const writer = await openTarget({ tables: "products", database: "db_product", dataDir: directory.path });
    await fillProducts(writer, { count: size });
    await writer.close();
    const db = openSqlite<ProductDatabase>({ file: join(directory.path, "db_product.sqlite"), tracing: noTracing });
    console.log(`an index of ${size.toLocaleString("en-US")} products …`);
    await index.rebuild(() => productPages(createSqlCatalogue({ db, ...own })));
    await db.destroy();
    await work(open);
  } finally {
    await index.close();
    await fetch(`${url}/${name},${name}-next?ignore_unavailable=true`, { method: "DELETE" });
    directory.remove();
  }
}

function tableOf(rows: readonly Row[]): string {
  const head = ["products", "answers", "searches/s", "p50 ms", "p99 ms", "CPU µs each", "answered from memory"];
  const cells = rows.map((row) => [
    ...[row.size.toLocaleString("en-US"), row.remembered ? "remembered 5 s" : "none remembered", shown(row.perSecond)],
    ...[shown(row.p50Ms), shown(row.p99Ms), shown(row.cpuUs), `${shown(100 * row.hitRate)} %`],
  ]);
  return markdownTable(head, cells);
}
