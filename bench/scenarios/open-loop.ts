import type { Figure } from "../figure.ts";
import { type Load, openLoad } from "../load/open-load.ts";
import { unexpected } from "../load/outcomes.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import type { How } from "../scenario.ts";
import { makeTokens } from "../shop/buyers.ts";
import type { BenchShop } from "../shop/start-shop.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { listPlan } from "./product-list.ts";
import { SKU, sellOut } from "./seckill-sold-out.ts";
import { attempts, WARM_UP_SECONDS } from "./seckill-steps.ts";

const SHARE_OF_PEAK = 0.5;
const MS = 1000;

/** How long people wait, when they come at their own pace and not when the shop has time. */
export const openLoop = shopScenario({
  name: "open-loop",
  what: "latency at a constant rate, half of what the shop can do, timed from when each request was due",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async (stage) => {
      const { shop } = stage;
      const tokens = makeTokens();
      const sale = await sellOut(stage, tokens);
      const soldOut = await openLoad(attempts(shop, SKU, tokens), how.threads);
      const first = await atHalfOfPeak(shop, soldOut, "sold out", how);
      const list = await openLoad(listPlan(shop), how.threads);
      const second = await atHalfOfPeak(shop, list, "product/list", how);
      return [{ ...first, problems: [...(first.problems ?? []), ...(await sale.problems())] }, second];
    }),
});

/** Finds the peak, then keeps to half of it; the figure is the 99th percentile. */
async function atHalfOfPeak(shop: BenchShop, load: Load, work: string, { seconds, rounds }: How): Promise<Figure> {
  await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
  const peak = await load.run({ kind: "closed", seconds });
  const rate = Math.max(1, Math.floor(peak.visitsPerSecond * SHARE_OF_PEAK));
  const measured = await measureRounds(shop, load, { kind: "open", rate, seconds }, rounds);
  await load.close();
  const row = { what: `${work} at ${rate} a second, p99`, unit: "ms" };
  const figure = figureOf(row, measured, ({ result }) => result.latency.p99 / MS);
  return { ...figure, problems: unexpected(figure.counts ?? {}, ["admitted", "sold out", "already bought"]) };
}
