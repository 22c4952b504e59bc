import { type Figure, spreadOf } from "../figure.ts";
import { settledLedger } from "../judge/settled-ledger.ts";
import { figureOf } from "../measure-rounds.ts";
import type { How } from "../scenario.ts";
import { makeTokens, USERS } from "../shop/buyers.ts";
import { addGoods } from "../shop/goods.ts";
import type { Profile } from "../shop/profiles.ts";
import { withShop } from "../shop/with-shop.ts";
import { type Sale, sellEverything } from "./sell-everything.ts";

/** What the sales of all units come to. */
export interface Sales {
  winning: Figure;
  orders: Figure;
  drain: Figure;
}

const QUICK_USERS = 4000;
const measured = new Map<Profile, Promise<Sales>>();

/** Some rounds of sales, the first of which only warms up. Measured once a profile, for both scenarios that show it. */
export function measureSales(profile: Profile, how: How): Promise<Sales> {
  const known = measured.get(profile) ?? sellInRounds(profile, how);
  measured.set(profile, known);
  return known;
}

async function sellInRounds(profile: Profile, how: How): Promise<Sales> {
  return await withShop({ profile }, how, async (stage) => {
    const tokens = makeTokens(how.quick ? QUICK_USERS : USERS);
    // A SKU for each round: what is found under it belongs to that round.
    const { skuIds } = await addGoods(stage.stores, how.rounds + 1);
    const sales: Sale[] = [];
    for (const skuId of skuIds) sales.push(await sellEverything(stage, skuId, tokens, how));
    const problems = [...sales.flatMap((sale) => sale.problems), ...(await settledLedger(stage.shop.where))];
    return figuresOf(sales.slice(1), tokens.length, problems);
  });
}

function figuresOf(sales: readonly Sale[], winners: number, problems: string[]): Sales {
  const perSecond = ({ result, won, drainSeconds }: Sale) => won / (result.seconds + drainSeconds);
  const winning = figureOf({ what: "winning", target: "winning", unit: "/s", problems }, sales);
  const { cpu = {} } = winning;
  return {
    winning,
    orders: {
      ...{ what: `durable orders of ${winners} winners`, target: "durable-orders", unit: "/s", cpu, problems },
      ...spreadOf(sales.map(perSecond)),
    },
    drain: {
      ...{ what: `last win to last of ${winners} orders`, target: "drain", unit: "s" },
      ...spreadOf(sales.map(({ drainSeconds }) => drainSeconds)),
    },
  };
}
