import { openDriver } from "../load/open-driver.ts";
import { unexpected } from "../load/outcomes.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import { searchPlan } from "../search/search-plan.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { WARM_UP_SECONDS } from "./seckill-steps.ts";

/** The catalogue that ships. */
const PRODUCTS = 22;
const QUESTIONS = 5000;

/** Searches through the front door, as shoppers ask: most of what a few of them ask was asked a moment before. */
export const productSearch = shopScenario({
  name: "product-search",
  what: "searches and lists a second by a realistic mix (1/k), 22 products",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async ({ shop }) => {
      const load = await openDriver(searchPlan(shop, PRODUCTS, QUESTIONS), how);
      await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
      const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      await load.close();
      const figure = figureOf({ what: "product search", target: "search-small", unit: "/s" }, rounds);
      return [{ ...figure, problems: unexpected(figure.counts ?? {}, ["admitted", "2xx"]) }];
    }),
});
