import type { SeckillClaim } from "../../application/ports/seckill-stock.ts";
import type { ClaimState } from "../../domain/seckill.ts";

const STATES: readonly string[] = ["pending", "handed_on", "sold", "released"] satisfies ClaimState[];
const isState = (text: string | undefined): text is ClaimState => text !== undefined && STATES.includes(text);

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
