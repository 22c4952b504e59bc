import { setTimeout as sleep } from "node:timers/promises";
import type { ShopClient } from "./shop-client.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** A buyer with a token. */
export interface Buyer {
  userId: number;
  token: string;
}

/** Who wants what, and how patient they are. */
export interface RushOptions {
  client: ShopClient;
  buyers: readonly Buyer[];
  skuId: number;
  /** How often a buyer who read "busy" tries again. */
  retries: number;
  /** Milliseconds before that. */
  retryAfterMs: number;
  /** Called as each buyer is done. */
  onVerdict: (buyer: Buyer, verdict: Verdict) => void;
}

/** What a rush came to. */
export interface RushResult {
  verdicts: { buyer: Buyer; verdict: Verdict }[];
  /** Milliseconds of every request that was answered, ascending. */
  latencies: number[];
  /** Milliseconds from the first click to the last answer. */
  durationMs: number;
}

/** Lets all buyers click at the same moment and waits until each is done. */
export async function rush({
  client,
  buyers,
  skuId,
  retries,
  retryAfterMs,
  onVerdict,
}: RushOptions): Promise<RushResult> {
  const start = performance.now();
  const latencies: number[] = [];
  const click = async (token: string): Promise<Verdict> => {
    const answer = await client.send("POST", "/api/v1/product/seckill", token, { sku_id: skuId });
    if (answer.reached) latencies.push(answer.ms);
    return verdictOf(answer);
  };
  const serve = async (buyer: Buyer) => {
    let verdict = await click(buyer.token);
    for (let again = 0; verdict.kind === "busy" && again < retries; again += 1) {
      await sleep(retryAfterMs);
      verdict = await click(buyer.token);
    }
    onVerdict(buyer, verdict);
    return { buyer, verdict };
  };
  const verdicts = await Promise.all(buyers.map(serve));
  return { verdicts, latencies: latencies.sort((a, b) => a - b), durationMs: performance.now() - start };
}
