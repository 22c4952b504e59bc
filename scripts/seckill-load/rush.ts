import { setTimeout as sleep } from "node:timers/promises";
import { type Pass, type ShopClient, type Verdict, verdictOf } from "@mall/gateway/crowd";

/** A buyer with a login token, and with a pass where the guard of the sale asks for one. */
export interface Buyer {
  userId: number;
  token: string;
  pass?: Pass | undefined;
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
  const click = async ({ token, pass }: Buyer): Promise<Verdict> => {
    const answer = await client.send("POST", "/api/v1/product/seckill", token, { sku_id: skuId, ...pass });
    if (answer.reached) latencies.push(answer.ms);
    return verdictOf(answer);
  };
  const serve = async (buyer: Buyer) => {
    let verdict = await click(buyer);
    for (let again = 0; verdict.kind === "busy" && again < retries; again += 1) {
      await sleep(retryAfterMs);
      verdict = await click(buyer);
    }
    onVerdict(buyer, verdict);
    return { buyer, verdict };
  };
  const verdicts = await Promise.all(buyers.map(serve));
  return { verdicts, latencies: latencies.sort((a, b) => a - b), durationMs: performance.now() - start };
}
