import type { Ledger } from "../api/types.ts";

/** The books of a SKU's stock or sale. */
export type Books = Ledger["books"][number];

/** Units that nobody can account for; negative: more than there were. */
export const driftOf = ({ initial, free, held, sold }: Books): number => initial - free - held - sold;

/** The books that matter to a reader: of one SKU, or of all; those that do not add up first, then by number. */
export function booksToShow(books: readonly Books[], skuId: number | undefined): Books[] {
  const wanted = skuId === undefined ? books : books.filter((each) => each.sku_id === skuId);
  return wanted.toSorted(
    (a, b) =>
      Number(driftOf(b) !== 0) - Number(driftOf(a) !== 0) || a.sku_id - b.sku_id || a.pool.localeCompare(b.pool),
  );
}
