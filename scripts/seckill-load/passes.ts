import { type Answer, askForPass, passOf, type ShopClient } from "@mall/gateway/crowd";
import type { Buyer } from "./rush.ts";

/** Gives every buyer a pass when the shop asks for one. Buyers do this before the sale starts, so it is not part of the rush. */
export async function withPasses(
  client: ShopClient,
  buyers: readonly Buyer[],
  skuId: number,
  print: (line: string) => void,
): Promise<readonly Buyer[]> {
  const [first] = buyers;
  if (!first || !isRequired(await askForPass(client, first.token, skuId))) return buyers;
  const start = performance.now();
  const answers = await Promise.all(
    buyers.map(async (buyer) => ({ buyer, answer: await askForPass(client, buyer.token, skuId) })),
  );
  const armed = answers.map(({ buyer, answer }) => ({ ...buyer, pass: passOf(answer) }));
  print(
    `The sale is guarded: ${armed.length} buyers got their tokens, and did the work asked for, in ${seconds(start)}.`,
  );
  return armed;
}

function isRequired(answer: Answer): boolean {
  return answer.reached && answer.body.data?.required === true;
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
