import type { SeckillClaim } from "../../application/ports/seckill-stock.ts";
import type { ClaimState } from "../../domain/seckill.ts";

const STATES: readonly string[] = ["pending", "handed_on", "sold", "released"] satisfies ClaimState[];
const isState = (text: string | undefined): text is ClaimState => text !== undefined && STATES.includes(text);

/** The SKU in an order number of a flash sale; undefined when it is none. */
export function skuOfOrderNo(orderNo: string): number | undefined {
  const [, skuId] = /^SK-\d+-([1-9]\d{0,15})-[0-9a-z]+$/.exec(orderNo) ?? [];
  return skuId === undefined ? undefined : Number(skuId);
}

/** Reads what the scripts write. @throws Error when it is not a claim. */
export function parseClaim(orderNo: string, skuId: number, text: string): SeckillClaim {
  const [, state, userId, claimedAt, headers] = /^(\S+) (\d+) (\d+) \d+ (.*)$/s.exec(text) ?? [];
  if (!isState(state) || headers === undefined) throw new Error(`the claim of ${orderNo} is unreadable: ${text}`);
  return {
    orderNo,
    skuId,
    state,
    userId: Number(userId),
    claimedAt: Number(claimedAt),
    headers: JSON.parse(headers) as Record<string, string>,
  };
}
