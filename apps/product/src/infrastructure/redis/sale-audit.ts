import type { SaleAudit, SeckillBooks } from "../../application/ports/seckill-books.ts";
import type { BooksContext } from "./books-context.ts";
import { toTexts } from "./replies.ts";

/** Claims counted in one step: some 20 ms of Redis. With more, only the sums are compared. */
const MOST_COUNTED = 20_000;

const isVerdict = (text: string): text is SaleAudit["verdict"] => ["fits", "recounted", "unclear"].includes(text);

/** Looks at the books of every sale; remembers which of them it has counted. */
export function createSaleAudit({ scripts, keys, known }: BooksContext): SeckillBooks["audit"] {
  const marks = new Map<number, { last: string; counted: string }>();

  const auditOf = async (skuId: number): Promise<SaleAudit[]> => {
    const { stock, sale, claims } = keys.of(skuId);
    const { last, counted } = marks.get(skuId) ?? { last: "", counted: "" };
    const reply = toTexts(await scripts.audit([stock, sale, claims], [last, counted, MOST_COUNTED]));
    const [verdict = "", mark = "", looked, ...numbers] = reply;
    if (!isVerdict(verdict)) return [];
    // Only what fits is done with: what is unclear is counted again.
    marks.set(skuId, { last: mark, counted: looked === "1" && verdict !== "unclear" ? mark : counted });
    const [initial = 0, free = 0, held = 0, sold = 0, over = 0] = numbers.map(Number);
    return verdict === "fits" && over === 0 ? [] : [{ skuId, verdict, initial, free, held, sold, over }];
  };

  return async () => (await Promise.all((await known.search()).map(auditOf))).flat();
}
