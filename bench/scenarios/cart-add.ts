import { CONNECTIONS, openDriver } from "../load/open-driver.ts";
import { unexpected } from "../load/outcomes.ts";
import type { LoadPlan } from "../load/plan.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import { makeTokens } from "../shop/buyers.ts";
import type { BenchShop } from "../shop/start-shop.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { WARM_UP_SECONDS } from "./seckill-steps.ts";

/** Of the catalogue that ships. */
const SKUS = 20;
/** Users whose carts are looked at afterwards. */
const LOOKED_AT = 50;

/** One more of something, each time by another user; a user always takes the same SKU. */
export const cartPlan = ({ host, port }: BenchShop, tokens: readonly string[]): LoadPlan => {
  const bodies = Array.from({ length: SKUS }, (_, index) => JSON.stringify({ sku_id: index + 1, quantity: 1 }));
  const steps = [{ method: "POST" as const, path: "/api/v1/cart/add", bodies }];
  return { host, port, connections: CONNECTIONS, steps, tokens };
};

/** Filling carts. */
export const cartAdd = shopScenario({
  name: "cart-add",
  what: "units put into carts a second, by 20,000 users",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async ({ shop }) => {
      const tokens = makeTokens();
      const load = await openDriver(cartPlan(shop, tokens), how);
      const warmUp = await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
      const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      await load.close();
      const figure = figureOf({ what: "cart/add", target: "cart", unit: "/s" }, rounds);
      const odd = unexpected(figure.counts ?? {}, ["admitted", "2xx"]);
      const added = [warmUp, ...rounds.map(({ result }) => result)].reduce((sum, { visits }) => sum + visits, 0);
      // Where some were refused it is not known whose; that is a problem by itself.
      const known = odd.length === 0 && how.driver === "own" && how.threads === 1;
      const missing = known ? await missingUnits(shop, tokens, added) : [];
      return [{ ...figure, problems: [...odd, ...missing.slice(0, 3)] }];
    }),
});

/** Users came in turn: the first ones were there once more than the others, and their carts must say so. */
async function missingUnits({ url }: BenchShop, tokens: readonly string[], added: number): Promise<string[]> {
  const looks = tokens.slice(0, LOOKED_AT).map(async (token, index) => {
    const wanted = Math.floor((added - index - 1) / tokens.length) + 1;
    const response = await fetch(`${url}/api/v1/cart/list`, { headers: { authorization: `Bearer ${token}` } });
    const { data } = (await response.json()) as { data: { items: { quantity: number }[] } | null };
    const found = (data?.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
    return found === wanted ? [] : [`a cart holds ${found} units, ${wanted} were put in`];
  });
  return (await Promise.all(looks)).flat();
}
