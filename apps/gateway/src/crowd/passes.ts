import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, ShopClient } from "./shop-client.ts";
import { solve } from "./solve.ts";

/** What a buyer brings along to a guarded sale: a token, and the work done for it where that is asked for. */
export interface Pass {
  token: string;
  pow?: string;
}

/** How often a buyer who is told to wait asks again for a token. */
const PATIENCE = 120;

/** Asks for a token of the guard, again and again while told to wait. */
export async function askForPass(client: ShopClient, token: string, skuId: number): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await client.send("POST", "/api/v1/product/seckill/token", token, { sku_id: skuId });
    if (!answer.reached || answer.status !== 429 || tries === PATIENCE) return answer;
    await sleep(answer.retryAfterMs);
  }
}

/** Does the work that an answer asks for. Undefined when there is no token in it: the attempt without one is told why. */
export function passOf(answer: Answer): Pass | undefined {
  if (!answer.reached || typeof answer.body.data?.token !== "string") return undefined;
  const { token, pow } = answer.body.data as { token: string; pow: { bits: number } | null };
  return pow ? { token, pow: solve(token, pow.bits) } : { token };
}
