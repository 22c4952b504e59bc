import type {
  AdoptOutcome,
  HandedClaim,
  HandedPage,
  LostPlace,
  SeckillBooks,
} from "../../application/ports/seckill-books.ts";
import { type ClaimState, skuOfOrderNo } from "../../domain/seckill.ts";
import type { BooksContext } from "./books-context.ts";
import { parseClaim } from "./claim-text.ts";
import { toTexts } from "./replies.ts";
import { createSaleAudit } from "./sale-audit.ts";
import { saleKeys } from "./seckill-sale.ts";
import { createClaimSweep } from "./sweep-claims.ts";

const OUTCOMES: readonly string[] = ["adopted", "oversold", "known", "other_round", "no_sale"] satisfies AdoptOutcome[];
const isOutcome = (reply: unknown): reply is AdoptOutcome => typeof reply === "string" && OUTCOMES.includes(reply);

/** The books of the sales in Redis. */
export function createSeckillBooks(context: BooksContext): SeckillBooks {
  const { redis, scripts, keys, known, clock } = context;

  const reopenOf = async (skuId: number | undefined, orderNos: string[]) => {
    if (skuId === undefined) return [];
    const { claims, pending, handed } = keys.of(skuId);
    return toTexts(await scripts.reopen([claims, pending, handed], orderNos));
  };
  const adopt = async ({ skuId, orderNo, userId, claimedAt, state }: LostPlace) => {
    // Claims are found by the SKU in their number: another one would never be seen again.
    if (skuOfOrderNo(orderNo) !== skuId) return "no_sale";
    const all = [...saleKeys(keys.of(skuId)), keys.of(skuId).handed];
    const outcome = await scripts.adopt(all, [clock.now(), orderNo, userId, claimedAt, state]);
    if (!isOutcome(outcome)) throw new Error(`adopt-seckill.lua answered "${outcome}"`);
    return outcome;
  };

  return {
    handedOn: async ({ before, after, limit }) => {
      const page: HandedPage = { claims: [], next: undefined };
      for (const skuId of (await known.all()).filter((each) => each >= (after?.skuId ?? 0))) {
        const left = limit - page.claims.length;
        if (left === 0) return { ...page, next: { skuId, handedAt: 0, orderNo: "" } };
        const behind = after?.skuId === skuId ? after : undefined;
        const { claims, next } = await handedOf(context, skuId, before, behind, left);
        page.claims.push(...claims);
        if (next) return { ...page, next };
      }
      return page;
    },
    unsettled: async (skuId, limit) => {
      const { pending, handed } = keys.of(skuId);
      const last = (key: string) => redis.call("zrevrange", key, 0, limit - 1);
      return (await Promise.all([last(pending), last(handed)])).flatMap(toTexts);
    },
    statesOf: (orderNos) => statesOf(context, orderNos),
    reopen: async (orderNos) => {
      const bySku = [...Map.groupBy(orderNos, skuOfOrderNo)];
      return (await Promise.all(bySku.map(([skuId, numbers]) => reopenOf(skuId, numbers)))).flat();
    },
    adopt,
    audit: createSaleAudit(context),
    tidy: createClaimSweep(context),
  };
}

async function handedOf(
  { scripts, keys }: BooksContext,
  skuId: number,
  before: number,
  behind: HandedClaim | undefined,
  limit: number,
): Promise<HandedPage> {
  const { claims, handed } = keys.of(skuId);
  const position = [behind?.handedAt ?? "", behind?.orderNo ?? ""];
  const [last = "", lastAt = "", ...pairs] = toTexts(
    await scripts.handed([claims, handed], [before, ...position, limit]),
  );
  const found: HandedClaim[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    found.push({ skuId, orderNo: pairs[index] ?? "", handedAt: Number(pairs[index + 1]) });
  }
  return { claims: found, next: last === "" ? undefined : { skuId, orderNo: last, handedAt: Number(lastAt) } };
}

async function statesOf({ redis, keys }: BooksContext, orderNos: readonly string[]): Promise<Map<string, ClaimState>> {
  const states = new Map<string, ClaimState>();
  const read = async (skuId: number | undefined, numbers: readonly string[]) => {
    if (skuId === undefined) return;
    const texts = await redis.call("hmget", keys.of(skuId).claims, ...numbers);
    for (const [index, text] of (Array.isArray(texts) ? texts : []).entries()) {
      const orderNo = numbers[index] ?? "";
      if (typeof text === "string") states.set(orderNo, parseClaim(orderNo, skuId, text).state);
    }
  };
  await Promise.all([...Map.groupBy(orderNos, skuOfOrderNo)].map(([skuId, numbers]) => read(skuId, numbers)));
  return states;
}
