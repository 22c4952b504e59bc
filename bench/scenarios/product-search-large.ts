import { silentLogger } from "@mall/kernel";
import { rebuildSearch } from "@mall/product/search";
import { fillProducts } from "../data/fill.ts";
import { openTarget } from "../data/open-target.ts";
import { openDriver } from "../load/open-driver.ts";
import { unexpected } from "../load/outcomes.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import { noteTerms } from "../search/note-terms.ts";
import { searchPlan } from "../search/search-plan.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";

const PRODUCTS = 100_000;
/** More than are asked in the seconds that an answer is kept: what comes again is what the mix has again. */
const QUESTIONS = 100_000;
/** Until what is popular is known, and the server has compiled what is hot. */
const WARM_UP_SECONDS = 10;
const DATABASE = "db_product";

/** Searches through the front door in a large catalogue, most of which were not asked a moment before by somebody else. */
export const productSearchLarge = shopScenario({
  name: "product-search-large",
  what: "searches and lists a second by a realistic mix (1/k), 100,000 products on Elasticsearch",
  only: ["full", "processes"],
  measure: async (profile, how) => {
    const { ES_URL: searchUrl, MYSQL_URL: mysqlUrl } = process.env;
    if (!searchUrl || !mysqlUrl) return [];
    return await withShop({ profile }, how, async ({ shop }) => {
      await fill(mysqlUrl, searchUrl);
      const load = await openDriver(searchPlan(shop, PRODUCTS, QUESTIONS), how);
      await load.run({ kind: "closed", seconds: how.quick ? 2 : WARM_UP_SECONDS });
      const before = await looks(searchUrl);
      const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      const asked = rounds.reduce((sum, { result }) => sum + result.visits, 0);
      const share = 1 - ((await looks(searchUrl)) - before) / asked;
      await load.close();
      const what = `product search, ${Math.floor(share * 100)} % at least without Elasticsearch`;
      const figure = figureOf({ what, target: "search-large", unit: "/s" }, rounds);
      const p99 = figureOf(
        { what: "product search, p99", target: "search-large-p99", unit: "ms" },
        rounds,
        ({ result }) => result.latency.p99 / 1000,
      );
      return [{ ...figure, problems: unexpected(figure.counts ?? {}, ["admitted", "2xx"]) }, p99];
    });
  },
});

/** Past the shop, which goes on: as a large import would. */
async function fill(mysqlUrl: string, searchUrl: string): Promise<void> {
  console.log(`${PRODUCTS.toLocaleString("en-US")} products …`);
  const writer = await openTarget({ tables: "products", database: DATABASE, mysqlUrl });
  await fillProducts(writer, { count: PRODUCTS });
  await writer.close();
  // Else the shop would do it while it is measured.
  await noteTerms(mysqlUrl, DATABASE);
  await rebuildSearch({ mysqlUrl, searchUrl, database: DATABASE, logger: silentLogger });
}

/** Questions that the index was asked so far; pages and counts are one each. */
async function looks(searchUrl: string): Promise<number> {
  const response = await fetch(`${searchUrl}/products-search/_stats/search`);
  const stats = (await response.json()) as { _all: { primaries: { search: { query_total: number } } } };
  return stats._all.primaries.search.query_total;
}
