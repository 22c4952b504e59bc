import { shopScenario } from "../shop-scenario.ts";
import { measureSales } from "./sales.ts";

/** What follows the wins: the orders, counted in the database and not by what the shop says. */
export const seckillOrders = shopScenario({
  name: "seckill-orders",
  what: "durable orders a second, from the first attempt to the last of 20,000 orders in the database",
  measure: async (profile, how) => {
    const { orders, drain } = await measureSales(profile, how);
    return [orders, drain];
  },
});
