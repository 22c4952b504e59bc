import type { Figure } from "../figure.ts";
import { judgeOrders, type ToldOrder } from "../judge/judge-orders.ts";
import { readOrders } from "../judge/read-orders.ts";
import { settledLedger } from "../judge/settled-ledger.ts";
import { CONNECTIONS } from "../load/open-driver.ts";
import { openLoad } from "../load/open-load.ts";
import { unexpected } from "../load/outcomes.ts";
import type { LoadPlan, Remembered } from "../load/plan.ts";
import { figureOf, measureRounds } from "../measure-rounds.ts";
import type { How } from "../scenario.ts";
import { addAddresses, makeTokens } from "../shop/buyers.ts";
import { addGoods } from "../shop/goods.ts";
import type { BenchShop } from "../shop/start-shop.ts";
import { type Stage, withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { WARM_UP_SECONDS } from "./seckill-steps.ts";

const SKUS = 1000;
const BUYERS = 2000;

/** An order of one unit, and its payment. */
export const payPlan = ({ host, port }: BenchShop, tokens: readonly string[], skuIds: readonly number[]): LoadPlan => {
  const bodies = skuIds.map((sku_id) => JSON.stringify({ items: [{ sku_id, quantity: 1 }] }));
  const create = { path: "/api/v1/order/create", bodies, take: ["order_no", "total_amount"] };
  const pay = { path: "/api/v1/payment/pay", bodies: ['{"order_no":"{order_no}","amount":{total_amount}}'] };
  const steps = [create, pay].map((step) => ({ method: "POST" as const, ...step }));
  return { host, port, connections: CONNECTIONS, steps, tokens, remember: true };
};

/** What ordinary orders cost, where buyers want different things and where all want the same. */
export const orderCreatePay = shopScenario({
  name: "order-create-pay",
  what: "orders created and paid a second: each of another SKU of 1,000, then all of one",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async (stage) => {
      const tokens = makeTokens(BUYERS);
      await addAddresses(stage.shop, tokens);
      const { skuIds } = await addGoods(stage.stores, SKUS);
      const distinct = await buy(stage, payPlan(stage.shop, tokens, skuIds), how);
      const hot = await buy(stage, payPlan(stage.shop, tokens, skuIds.slice(0, 1)), how);
      const ledger = await settledLedger(stage.shop.where);
      const problems = [
        ...ledger,
        ...judgeOrders({ told: [...distinct.told, ...hot.told], ...(await readOrders(stage.stores)) }),
      ];
      return [
        { ...distinct.figure, what: "distinct SKUs", target: "pay-distinct" as const, problems },
        { ...hot.figure, what: "one hot SKU", target: "pay-hot" as const },
      ];
    }),
});

/** Buys for some rounds; also says what the buyers were told, in the warm-up too. */
async function buy({ shop }: Stage, plan: LoadPlan, how: How): Promise<{ figure: Figure; told: ToldOrder[] }> {
  const load = await openLoad(plan, how.threads);
  const warmUp = await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
  const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, how.rounds);
  await load.close();
  const visits = [warmUp, ...rounds.map(({ result }) => result)].flatMap(({ remembered }) => remembered);
  const figure = figureOf({ what: "", unit: "/s" }, rounds);
  return {
    figure: { ...figure, problems: unexpected(figure.counts ?? {}, ["admitted", "step 2: admitted"]) },
    told: toldOf(visits),
  };
}

const toldOf = (visits: readonly Remembered[]): ToldOrder[] =>
  visits.map(({ steps, taken }) => ({ orderNo: taken.order_no ?? "", paid: steps > 1 }));
