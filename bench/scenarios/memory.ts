import { setTimeout as sleep } from "node:timers/promises";
import { type Figure, spreadOf } from "../figure.ts";
import { settledLedger } from "../judge/settled-ledger.ts";
import { openLoad } from "../load/open-load.ts";
import type { LoadPlan } from "../load/plan.ts";
import type { How } from "../scenario.ts";
import { addAddresses, makeTokens, USERS } from "../shop/buyers.ts";
import { addGoods } from "../shop/goods.ts";
import type { Memory } from "../shop/usage.ts";
import { type Stage, withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { cartPlan } from "./cart-add.ts";
import { payPlan } from "./order-create-pay.ts";
import { listPlan } from "./product-list.ts";
import { SKU, sellOut } from "./seckill-sold-out.ts";
import { attempts } from "./seckill-steps.ts";
import { sellEverything } from "./sell-everything.ts";

const GOODS = 1000;
const BUYERS = 2000;
/** After the last of the work: what is free goes back to the system when it does, and not because we ask. */
const REST_MS = 10_000;
const MB = 2 ** 20;

/** What the shop holds after everything that the other scenarios do. */
export const memory = shopScenario({
  name: "memory",
  what: "memory of all processes after sold-out, winning, list, cart and orders, one after the other",
  measure: async (profile, how) =>
    await withShop({ profile }, how, async (stage) => {
      const { highest, problems } = await workHard(stage, how);
      problems.push(...(await settledLedger(stage.shop.where)));
      await sleep(REST_MS);
      const after = stage.shop.memory();
      const row = (what: string, bytes: number): Figure => ({ what, unit: "MB", ...spreadOf([bytes / MB]) });
      const target = profile === "processes" ? "memory-processes" : "memory-one";
      return [
        { ...row("resident, after the load", after.rss), target, problems },
        row("resident, at most", Math.max(highest, after.rss)),
        row("after the load, shared pages once", after.pss),
      ];
    }),
});

/** Does everything for a while and looks at the memory after each. */
async function workHard(stage: Stage, how: How): Promise<{ highest: number; problems: string[] }> {
  const { shop, stores } = stage;
  const tokens = makeTokens(how.quick ? BUYERS : USERS);
  const { skuIds } = await addGoods(stores, GOODS);
  const buyers = tokens.slice(0, BUYERS);
  await addAddresses(shop, buyers);
  const looks: Memory[] = [shop.memory()];
  const soldOut = await sellOut(stage, tokens);
  const plans: LoadPlan[] = [
    ...[attempts(shop, SKU, tokens), listPlan(shop), cartPlan(shop, tokens), payPlan(shop, buyers, skuIds.slice(1))],
  ];
  for (const plan of plans) {
    const load = await openLoad(plan, how.threads);
    await load.run({ kind: "closed", seconds: how.seconds });
    await load.close();
    looks.push(shop.memory());
  }
  const { problems } = await sellEverything(stage, skuIds[0] ?? 0, tokens, how);
  looks.push(shop.memory());
  const highest = Math.max(...looks.map(({ rss }) => rss));
  return { highest, problems: [...problems, ...(await soldOut.problems())] };
}
