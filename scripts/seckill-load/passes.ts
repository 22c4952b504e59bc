import { setTimeout as sleep } from "node:timers/promises";
import type { Buyer, Pass } from "./rush.ts";
import type { Answer, ShopClient } from "./shop-client.ts";
import { solve } from "./solve.ts";

/** How often a buyer who is told to wait asks again for a token. */
const PATIENCE = 120;

/** Gives every buyer a pass when the shop asks for one. Buyers do this before the sale starts, so it is not part of the rush. */
export async function withPasses(
  client: ShopClient,
  buyers: readonly Buyer[],
  skuId: number,
  print: (line: string) => void,
): Promise<readonly Buyer[]> {
  const [first] = buyers;
  if (!first || !isRequired(await askFor(client, first, skuId))) return buyers;
  const start = performance.now();
  const answers = await Promise.all(
    buyers.map(async (buyer) => ({ buyer, answer: await askFor(client, buyer, skuId) })),
  );
  const armed = answers.map(({ buyer, answer }) => ({ ...buyer, pass: passOf(answer) }));
  print(
    `The sale is guarded: ${armed.length} buyers got their tokens, and did the work asked for, in ${seconds(start)}.`,
  );
  return armed;
}

async function askFor(client: ShopClient, { token }: Buyer, skuId: number): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await client.send("POST", "/api/v1/product/seckill/token", token, { sku_id: skuId });
    if (!answer.reached || answer.status !== 429 || tries === PATIENCE) return answer;
    await sleep(answer.retryAfterMs);
  }
}

function isRequired(answer: Answer): boolean {
  return answer.reached && answer.body.data?.required === true;
}

/** Undefined when there is no token in the answer: the attempt without one is then told why. */
function passOf(answer: Answer): Pass | undefined {
  if (!answer.reached || typeof answer.body.data?.token !== "string") return undefined;
  const { token, pow } = answer.body.data as { token: string; pow: { bits: number } | null };
  return pow ? { token, pow: solve(token, pow.bits) } : { token };
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
