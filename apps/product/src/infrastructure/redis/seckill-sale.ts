import type { Clock, Logger } from "@mall/kernel";
import type { NewSale, Sale } from "../../application/ports/seckill-stock.ts";
import type { SeckillKeys, SkuKeys } from "./keys.ts";
import { toTexts } from "./replies.ts";
import type { SeckillScripts } from "./seckill-scripts.ts";

/** A sale with the units that are out. */
export interface SaleView extends Sale {
  held: number;
  sold: number;
}

/** What the scripts are run with. */
export interface SaleContext {
  scripts: SeckillScripts;
  keys: SeckillKeys;
  clock: Clock;
  logger: Logger;
  /** Logs what a hand left that is no sale, once for each value. */
  warnOf(skuId: number, note: string): void;
}

/** Remembers the last note of each SKU: it comes back with every attempt. */
export function createNoteLog(logger: Logger): SaleContext["warnOf"] {
  const noted = new Map<number, string>();
  return (skuId, note) => {
    if ((noted.get(skuId) ?? "") === note) return;
    noted.set(skuId, note);
    if (note) logger.warn({ sku_id: skuId, note }, "seckill keys of this SKU are no sale: nobody can buy");
  };
}

/** The keys in the order in which reserve-seckill.lua takes them. */
export function saleKeys({ stock, user, sale, claims, pending, held, latest }: SkuKeys): string[] {
  return [stock, user, sale, claims, pending, held, latest];
}

/** The sale of a SKU; undefined when it has none now. Begins a new round when somebody set the stock by hand. */
export async function lookAtSale(context: SaleContext, skuId: number): Promise<SaleView | undefined> {
  const { scripts, keys, clock, warnOf } = context;
  const reply = await scripts.reserve(saleKeys(keys.of(skuId)), [clock.now(), skuId]);
  const [note = "", free, initial, startsAt, endsAt, limit, activityId, held, sold] = toTexts(reply);
  warnOf(skuId, note);
  if (sold === undefined) return undefined;
  return {
    skuId,
    stock: Number(initial),
    free: Number(free),
    startsAt: Number(startsAt),
    endsAt: endsAt ? Number(endsAt) : undefined,
    limitPerUser: Number(limit),
    activityId: Number(activityId),
    held: Number(held),
    sold: Number(sold),
  };
}

/** Opens a sale; how many buyers were forgotten, or -1 when this activity was opened before. */
export async function openSale(context: SaleContext, sale: NewSale, activityId: number): Promise<number> {
  const { scripts, keys, clock } = context;
  const { stock, user, sale: hash, held } = keys.of(sale.skuId);
  const terms = [sale.stock, sale.startsAt, sale.endsAt ?? "", sale.limitPerUser];
  return Number(await scripts.open([stock, user, hash, held], [clock.now(), ...terms, activityId]));
}
