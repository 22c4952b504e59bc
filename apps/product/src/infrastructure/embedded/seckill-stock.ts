import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import { createTransaction } from "@mall/storage";
import type { SeckillStock } from "../../application/ports/seckill-stock.ts";
import { createClaimTable } from "./seckill-claims.ts";
import { reserveBatch } from "./seckill-reserve.ts";
import { createSaleTable } from "./seckill-sales.ts";

/**
 * The stock of the flash sales on an SQLite connection whose schema is there. node:sqlite answers in the calling
 * thread, so every method is done when it returns; several processes may share the file.
 */
export function createEmbeddedSeckillStock(database: DatabaseSync, clock: Clock): SeckillStock {
  const sales = createSaleTable(database);
  const claims = createClaimTable(database);
  const transaction = createTransaction(database);
  const supersedeActivity = database.prepare(
    "update seckill_activities set state = 'ended', end_ms = min(end_ms, ?) where sku_id = ? and state = 'open'",
  );

  return {
    reserve: async (attempts) =>
      attempts.length === 0 ? [] : transaction(() => reserveBatch({ sales, claims }, clock, attempts)),
    pending: async (limit) => claims.pending(limit),
    confirm: async (orderNos) => claims.confirm(orderNos, clock.now()),
    release: async (orderNo) =>
      transaction(() => {
        const claim = claims.find(orderNo);
        if (!claim || !claims.markReleased(orderNo)) return false;
        if (claims.forgetBuyer(claim)) sales.giveBack(claim.skuId);
        return true;
      }),
    sell: async (orderNo) => claims.markSold(orderNo),
    latestClaim: async (userId, skuId) => claims.latest(userId, skuId),
    findClaim: async (orderNo) => claims.find(orderNo),
    prepare: async (sale) =>
      transaction(() => {
        supersedeActivity.run(clock.now(), sale.skuId);
        return sales.open(sale, 0, clock.now());
      }),
    sales: async () => sales.all(),
    saleOf: async (skuId) => sales.find(skuId),
    ledger: async () => sales.ledger(),
  };
}
