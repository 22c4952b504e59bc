import { judgeSale } from "../judge/judge-sale.ts";
import { settledLedger } from "../judge/settled-ledger.ts";
import { openDriver } from "../load/open-driver.ts";
import { openLoad } from "../load/open-load.ts";
import { unexpected } from "../load/outcomes.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import { makeTokens } from "../shop/buyers.ts";
import { openSale, saleOrders } from "../shop/sale.ts";
import { type Stage, withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { attempts, usersOf, WARM_UP_SECONDS } from "./seckill-steps.ts";

export const SKU = 2;
const UNITS = 100;

/** Most of a flash sale: everybody still tries, and all is sold. */
export const seckillSoldOut = shopScenario({
  name: "seckill-sold-out",
  what: "attempts a second at a sale that is sold out, by 20,000 users, limit lifted",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async (stage) => {
      const tokens = makeTokens();
      const soldOut = await sellOut(stage, tokens);
      const load = await openDriver(attempts(stage.shop, SKU, tokens), how);
      await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
      const rounds = await measureRounds(stage.shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      await load.close();
      const figure = figureOf({ what: "sold out", target: "sold-out", unit: "/s" }, rounds);
      const odd = unexpected(figure.counts ?? {}, ["sold out", "already bought", "0 not-2xx", "not-2xx"]);
      return [{ ...figure, problems: [...odd, ...(await soldOut.problems())] }];
    }),
});

/** Sells a few units to whoever is first, until there are none. */
export async function sellOut({ shop, stores }: Stage, tokens: readonly string[]) {
  await openSale(shop, SKU, UNITS);
  const load = await openLoad({ ...attempts(shop, SKU, tokens), remember: true });
  const { remembered, errors } = await load.run({ kind: "closed", visits: 2000 });
  await load.close();
  const told = usersOf(remembered, tokens);
  return {
    /** What does not hold, once all orders are there. */
    problems: async () => {
      const ledger = await settledLedger(shop.where);
      const orders = await saleOrders(stores, SKU);
      return [...judgeSale({ skuId: SKU, stock: UNITS, told, unanswered: errors, orders }), ...ledger];
    },
  };
}
