import { settledLedger } from "../judge/settled-ledger.ts";
import { openDriver } from "../load/open-driver.ts";
import { unexpected } from "../load/outcomes.ts";
import { figureOf, measureRounds, type Round } from "../measure-rounds.ts";
import { makeTokens } from "../shop/buyers.ts";
import { openSale } from "../shop/sale.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { attempts, WARM_UP_SECONDS } from "./seckill-steps.ts";

const SKU = 2;
const UNITS = 1000;
const LIMIT = 5;
const REFUSED = "refused by the limit";

/** The limit as it ships. */
export const refusals = shopScenario({
  name: "refusals-429",
  what: `refusals a second by the limit of ${LIMIT} a second`,
  measure: async (profile, how) =>
    await withShop({ profile, env: { SECKILL_QPS: String(LIMIT) } }, how, async ({ shop }) => {
      await openSale(shop, SKU, UNITS);
      const load = await openDriver(attempts(shop, SKU, makeTokens()), how);
      await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
      const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
      await load.close();
      const figure = figureOf({ what: "refused", target: "refusals", unit: "/s" }, rounds);
      const odd = unexpected(figure.counts ?? {}, ["admitted", "already bought", REFUSED, "2xx", "not-2xx"]);
      const problems = [...odd, ...rounds.flatMap(tooMany), ...(await settledLedger(shop.where))];
      return [{ ...figure, problems }];
    }),
});

/** A run touches one aligned second more than it lasts, begun ones counted. */
function tooMany({ result: { counts, seconds } }: Round): string[] {
  const passed = Object.entries(counts).filter(([key]) => !key.includes("seckill_busy") && !key.endsWith("not-2xx"));
  const sum = passed.reduce((total, [, count]) => total + count, 0);
  const most = LIMIT * (Math.ceil(seconds) + 1);
  return sum > most ? [`${sum} passed in ${seconds.toFixed(1)} s, at most ${most} may`] : [];
}
