import { shopScenario } from "../shop-scenario.ts";
import { measureSales } from "./sales.ts";

/** The first seconds of a flash sale: everybody who asks wins. */
export const seckillWinning = shopScenario({
  name: "seckill-winning",
  what: "attempts a second while winning: 20,000 units, 20,000 users, until all is sold",
  measure: async (profile, how) => [(await measureSales(profile, how)).winning],
});
