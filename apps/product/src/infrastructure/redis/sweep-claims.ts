import type { SeckillBooks, Tidied, TidyQuery } from "../../application/ports/seckill-books.ts";
import type { BooksContext } from "./books-context.ts";
import { toTexts } from "./replies.ts";

/** Claims in one step of the search. */
const STEP = 500;

/** Where a sweep is: in the claims of this SKU, at this cursor of HSCAN. */
interface Place {
  skuId: number;
  cursor: string;
}

/**
 * Goes through all claims, step by step and again and again, whatever lists they are on: also those that were written
 * before there was a list of what is handed on.
 */
export function createClaimSweep({ redis, scripts, keys, known, clock }: BooksContext): SeckillBooks["tidy"] {
  let place: Place = { skuId: 0, cursor: "0" };

  const tidy = async (skuId: number, orderNos: readonly string[], before: number): Promise<Tidied> => {
    const { claims, pending, handed, sale, latest } = keys.of(skuId);
    const args = [clock.now(), before, ...orderNos];
    const [pruned, ...relisted] = toTexts(await scripts.tidy([claims, pending, handed, sale, latest], args));
    return { pruned: Number(pruned), relisted };
  };

  return async ({ settledBefore = 0, limit }: TidyQuery) => {
    const sum: Tidied = { pruned: 0, relisted: [] };
    let looked = 0;
    for (const skuId of (await known.all()).filter((each) => each >= place.skuId)) {
      let cursor = skuId === place.skuId ? place.cursor : "0";
      do {
        const [next, texts] = await step(redis, keys.of(skuId).claims, cursor);
        const orderNos = texts.flatMap(([orderNo, text]) => (mayNeedWork(text, settledBefore) ? [orderNo] : []));
        if (orderNos.length > 0) {
          const { pruned, relisted } = await tidy(skuId, orderNos, settledBefore);
          sum.pruned += pruned;
          sum.relisted.push(...relisted);
        }
        cursor = next;
        // At least one, so that many SKUs without a claim end the call as well.
        looked += Math.max(1, texts.length);
        place = { skuId, cursor };
        if (looked >= limit && cursor !== "0") return sum;
      } while (cursor !== "0");
      place = { skuId: skuId + 1, cursor: "0" };
      if (looked >= limit) return sum;
    }
    place = { skuId: 0, cursor: "0" };
    return sum;
  };
}

function mayNeedWork(claim: string, settledBefore: number): boolean {
  const [state, , claimedAt] = claim.split(" ", 3);
  return state === "pending" || state === "handed_on" || Number(claimedAt) < settledBefore;
}

async function step(redis: BooksContext["redis"], key: string, cursor: string): Promise<[string, [string, string][]]> {
  // A hand put something else there, of which the sale warns.
  if (cursor === "0" && (await redis.call("type", key)) !== "hash") return ["0", []];
  const reply = await redis.call("hscan", key, cursor, "COUNT", STEP);
  const [next, flat] = Array.isArray(reply) ? reply : [];
  const texts = toTexts(flat);
  const pairs = texts.flatMap((text, index): [string, string][] => {
    return index % 2 === 0 ? [[text, texts[index + 1] ?? ""]] : [];
  });
  return [String(next), pairs];
}
