import { CONNECTIONS, openDriver } from "../load/open-driver.ts";
import { unexpected } from "../load/outcomes.ts";
import type { LoadPlan } from "../load/plan.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import { createMix } from "../search/mix.ts";
import type { BenchShop } from "../shop/start-shop.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { WARM_UP_SECONDS } from "./seckill-steps.ts";

/** The catalogue that ships. */
const PRODUCTS = 22;
/** Questions before they begin again. */
const QUESTIONS = 5000;

const searchPlan = ({ host, port }: BenchShop): LoadPlan => {
  const next = createMix(PRODUCTS);
  const queries = Array.from({ length: QUESTIONS }, () => {
    const { words, page, pageSize, categoryId } = next();
    const category = categoryId === undefined ? "" : `&category_id=${categoryId}`;
    return `query=${encodeURIComponent(words)}&page=${page}&page_size=${pageSize}${category}`;
  });
  const steps = [{ method: "GET" as const, path: "/api/v1/product/list", queries }];
  return { host, port, connections: CONNECTIONS, steps, tokens: [] };
};

/** Searches through the front door, as shoppers ask: most of what a few of them ask was asked a moment before. */
export const productSearch = shopScenario({
  name: "product-search",
  what: "searches and lists a second by a realistic mix (1/k), 22 products",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async ({ shop }) => {
      const load = await openDriver(searchPlan(shop), how);
      await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
      const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      await load.close();
      const figure = figureOf({ what: "product search", target: "search-small", unit: "/s" }, rounds);
      return [{ ...figure, problems: unexpected(figure.counts ?? {}, ["admitted", "2xx"]) }];
    }),
});
