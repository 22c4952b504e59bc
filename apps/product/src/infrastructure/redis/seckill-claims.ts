import type { Clock, Logger } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { SeckillClaim, SeckillStock } from "../../application/ports/seckill-stock.ts";
import { skuOfOrderNo } from "../../domain/seckill.ts";
import { parseClaim } from "./claim-text.ts";
import type { SeckillKeys, SkuKeys } from "./keys.ts";
import type { KnownSkus } from "./known-skus.ts";
import { toText, toTexts } from "./replies.ts";
import type { SeckillScripts } from "./seckill-scripts.ts";

interface ClaimDependencies {
  redis: RedisConnection;
  scripts: SeckillScripts;
  keys: SeckillKeys;
  known: KnownSkus;
  clock: Clock;
  logger: Logger;
}

/** The half of the stock that is about places already won. */
export type SeckillClaims = Pick<
  SeckillStock,
  "pending" | "confirm" | "release" | "sell" | "latestClaim" | "findClaim"
>;

/** Places won, each with the keys of the SKU in its order number. */
export function createSeckillClaims({ redis, scripts, keys, known, clock, logger }: ClaimDependencies): SeckillClaims {
  const findClaim = async (orderNo: string): Promise<SeckillClaim | undefined> => {
    const skuId = skuOfOrderNo(orderNo);
    if (skuId === undefined) return undefined;
    const text = toText(await redis.call("hget", keys.of(skuId).claims, orderNo));
    return text === undefined ? undefined : parseClaim(orderNo, skuId, text);
  };
  const pendingOf = async (skuId: number, limit: number): Promise<SeckillClaim[]> => {
    const { claims, pending } = keys.of(skuId);
    const pairs = inPairs(toTexts(await scripts.pending([claims, pending], [limit])));
    const lost = pairs.filter(([, text]) => text === "").map(([orderNo]) => orderNo);
    if (lost.length > 0) logger.error({ sku_id: skuId, order_nos: lost }, "pending seckill claims are gone from Redis");
    return pairs.flatMap(([orderNo, text]) => (text === "" ? [] : [parseClaim(orderNo, skuId, text)]));
  };
  const settle = async (command: string, orderNo: string, run: (keys: SkuKeys) => Promise<unknown>) => {
    const skuId = skuOfOrderNo(orderNo);
    const answer = skuId === undefined ? -1 : Number(await run(keys.of(skuId)));
    // Redis lost it, or never had it. Whoever asks must go on: there is nothing left to settle here.
    if (answer === -1) logger.warn({ order_no: orderNo, command }, "seckill claim is unknown to Redis");
    return answer === 1;
  };

  return {
    findClaim,
    pending: async (limit) => {
      const claims = await Promise.all((await known.all()).map((skuId) => pendingOf(skuId, limit)));
      const oldestFirst = claims.flat().sort((left, right) => left.claimedAt - right.claimedAt);
      return oldestFirst.slice(0, limit);
    },
    confirm: async (orderNos) => {
      const bySku = Map.groupBy(orderNos, skuOfOrderNo);
      const confirmOf = async ([skuId, numbers]: [number | undefined, string[]]) => {
        if (skuId === undefined) return;
        const { claims, pending, handed } = keys.of(skuId);
        await scripts.confirm([claims, pending, handed], [clock.now(), ...numbers]);
      };
      await Promise.all([...bySku].map(confirmOf));
    },
    release: (orderNo) =>
      settle("release", orderNo, ({ stock, user, sale, claims, pending, held, handed }) =>
        scripts.release([stock, user, sale, claims, pending, held, handed], [orderNo]),
      ),
    sell: (orderNo) =>
      settle("sell", orderNo, ({ sale, claims, pending, handed }) =>
        scripts.sell([sale, claims, pending, handed], [orderNo]),
      ),
    latestClaim: async (userId, skuId) => {
      const orderNo = toText(await redis.call("hget", keys.of(skuId).latest, userId));
      return orderNo === undefined ? undefined : await findClaim(orderNo);
    },
  };
}

function inPairs(texts: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < texts.length; index += 2) pairs.push([texts[index] ?? "", texts[index + 1] ?? ""]);
  return pairs;
}
