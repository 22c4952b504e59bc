import { CONNECTIONS, openDriver } from "../load/open-driver.ts";
import { unexpected } from "../load/outcomes.ts";
import type { LoadPlan } from "../load/plan.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import type { BenchShop } from "../shop/start-shop.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { WARM_UP_SECONDS } from "./seckill-steps.ts";

/** A page of ten. */
export const listPlan = ({ host, port }: BenchShop): LoadPlan => {
  const steps = [{ method: "GET" as const, path: "/api/v1/product/list?page=1&page_size=10" }];
  return { host, port, connections: CONNECTIONS, steps, tokens: [] };
};

/** The start page of everybody. */
export const productList = shopScenario({
  name: "product-list",
  what: "pages of ten products a second",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async ({ shop }) => {
      const load = await openDriver(listPlan(shop), how);
      await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
      const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      await load.close();
      const figure = figureOf({ what: "product/list", target: "list", unit: "/s" }, rounds);
      return [{ ...figure, problems: unexpected(figure.counts ?? {}, ["admitted", "2xx"]) }];
    }),
});
