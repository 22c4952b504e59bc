import type { SeckillAttempt } from "../../application/ports/seckill-stock.ts";
import type { ReserveOutcome } from "../../domain/seckill.ts";
import type { KnownSkus } from "./known-skus.ts";
import { toTexts } from "./replies.ts";
import { type SaleContext, saleKeys } from "./seckill-sale.ts";

/** An attempt and its place in the batch. */
interface Placed {
  attempt: SeckillAttempt;
  index: number;
}

/** Decides a batch: one script for each SKU, all at the same time; answers in the order of the attempts. */
export async function reserveAttempts(
  context: SaleContext,
  known: KnownSkus,
  attempts: readonly SeckillAttempt[],
): Promise<ReserveOutcome[]> {
  const outcomes: ReserveOutcome[] = attempts.map(() => ({ kind: "not_started" }));
  const bySku = Map.groupBy(
    attempts.map((attempt, index): Placed => ({ attempt, index })),
    ({ attempt }) => attempt.skuId,
  );
  const decide = async (skuId: number, placed: readonly Placed[]) => {
    if (!(await known.hasSale(skuId))) return;
    const answers = await reserveOfSku(context, skuId, placed);
    for (const [place, { index }] of placed.entries()) outcomes[index] = toOutcome(answers[place]);
  };
  await Promise.all([...bySku].map(([skuId, placed]) => decide(skuId, placed)));
  return outcomes;
}

async function reserveOfSku(context: SaleContext, skuId: number, placed: readonly Placed[]): Promise<string[]> {
  const { scripts, keys, clock, warnOf } = context;
  const args: (string | number)[] = [clock.now(), skuId];
  for (const { attempt } of placed) args.push(attempt.userId, JSON.stringify(attempt.headers));
  const reply = await scripts.reserve(saleKeys(keys.of(skuId)), args);
  const [note = "", ...answers] = toTexts(reply);
  warnOf(skuId, note);
  return answers;
}

function toOutcome(answer: string | undefined): ReserveOutcome {
  const [kind, orderNo = ""] = (answer ?? "").split(" ");
  switch (kind) {
    case "reserved":
    case "already_bought":
      return { kind, orderNo };
    case "sold_out":
    case "not_started":
    case "ended":
      return { kind };
    default:
      throw new Error(`reserve-seckill.lua answered "${answer}"`);
  }
}
