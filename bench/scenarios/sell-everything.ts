import { setTimeout as sleep } from "node:timers/promises";
import { judgeSale } from "../judge/judge-sale.ts";
import { openLoad } from "../load/open-load.ts";
import { outcomesOf, unexpected } from "../load/outcomes.ts";
import { costOf, type Round } from "../measure-rounds.ts";
import type { How } from "../scenario.ts";
import { countSaleOrders, openSale, saleOrders } from "../shop/sale.ts";
import type { Stage } from "../shop/with-shop.ts";
import { attempts, usersOf } from "./seckill-steps.ts";

const POLL_MS = 25;
const PATIENCE_MS = 180_000;

/** A sale from the first attempt to the last order. */
export interface Sale extends Round {
  /** Places that were won. */
  won: number;
  /** From the last win until every order was in the database, seconds. */
  drainSeconds: number;
  problems: string[];
}

/** Sells as many units of a SKU as there are users, and waits for their orders. The CPU is that of all of it. */
export async function sellEverything(
  { shop, stores }: Stage,
  skuId: number,
  tokens: readonly string[],
  { threads }: Pick<How, "threads">,
): Promise<Sale> {
  await openSale(shop, skuId, tokens.length);
  const before = await countSaleOrders(stores);
  const load = await openLoad({ ...attempts(shop, skuId, tokens), remember: true }, threads);
  const cpuBefore = shop.cpu();
  const result = await load.run({ kind: "closed", visits: tokens.length });
  await load.close();
  const won = result.remembered.length;
  const end = performance.now() + PATIENCE_MS;
  while ((await countSaleOrders(stores)) < before + won && performance.now() < end) await sleep(POLL_MS);
  const drainSeconds = (Date.now() - result.to) / 1000;
  const cpu = costOf(cpuBefore, shop.cpu(), won);
  const told = usersOf(result.remembered, tokens);
  const orders = await saleOrders(stores, skuId);
  const problems = [
    ...unexpected(outcomesOf([result]), ["admitted"]),
    ...judgeSale({ skuId, stock: tokens.length, told, unanswered: result.errors, orders }),
  ];
  return { result, cpu, won, drainSeconds, problems };
}
