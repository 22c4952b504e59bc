import type { DatabaseSync } from "node:sqlite";
import { createTransaction } from "@mall/storage";
import type { SaleAudit, SeckillBooks } from "../../application/ports/seckill-books.ts";
import { createSaleTable } from "./seckill-sales.ts";

interface Sums {
  skuId: number;
  initial: number;
  free: number;
  over: number;
  /** Buyer rows. */
  places: number;
  openedAt: number;
}

function prepareStatements(database: DatabaseSync) {
  return {
    sums: database.prepare(
      `select s.sku_id as skuId, s.initial, s.free, s.over, s.opened_at as openedAt,
         (select count(*) from seckill_buyers b where b.sku_id = s.sku_id) as places
       from seckill_stock s order by s.sku_id`,
    ),
    orphans: database.prepare(
      `select count(*) as count from seckill_buyers b
       where b.sku_id = ? and not exists (select 1 from seckill_claims c where c.order_no = b.order_no)`,
    ),
    forgetReleased: database.prepare(
      `delete from seckill_buyers where sku_id = ? and exists (
         select 1 from seckill_claims c where c.order_no = seckill_buyers.order_no and c.state = 'released')`,
    ),
    // Within the check of the table: what does not fit into 0..initial changes nothing.
    recount: database.prepare(
      `update seckill_stock set free = initial + over - (select count(*) from seckill_buyers b where b.sku_id = $sku)
       where sku_id = $sku and initial + over - (select count(*) from seckill_buyers b where b.sku_id = $sku)
         between 0 and initial`,
    ),
  };
}

/** Looks at the books of every sale; remembers which of them it has counted. */
export function createSaleAudit(database: DatabaseSync): SeckillBooks["audit"] {
  const statements = prepareStatements(database);
  const sales = createSaleTable(database);
  const transaction = createTransaction(database);
  const marks = new Map<number, { last: string; counted: string }>();

  const addsUp = ({ initial, free, over, places }: Sums) => initial + over === free + places;
  const sumsOf = (skuId: number) => (statements.sums.all() as unknown as Sums[]).find((each) => each.skuId === skuId);

  /** Rows of released places go, and what is free follows from the rows that stay. */
  const count = (skuId: number): SaleAudit["verdict"] =>
    transaction(() => {
      const forgotten = statements.forgetReleased.run(skuId).changes;
      const { count: orphans } = statements.orphans.get(skuId) as { count: number };
      const sums = sumsOf(skuId);
      if (!sums || orphans > 0) return "unclear";
      if (forgotten === 0 && addsUp(sums)) return "fits";
      return statements.recount.run({ sku: skuId }).changes === 1 ? "recounted" : "unclear";
    });

  const verdictOf = (sums: Sums): SaleAudit["verdict"] => {
    const { skuId, initial, free, over, places, openedAt } = sums;
    const mark = [openedAt, initial, free, over, places].join(":");
    const { last, counted } = marks.get(skuId) ?? { last: "", counted: "" };
    const isDue = mark !== counted && (!addsUp(sums) || mark === last);
    const verdict = isDue ? count(skuId) : addsUp(sums) ? "fits" : "unclear";
    // Only what fits is done with: what is unclear is looked at again.
    marks.set(skuId, { last: mark, counted: isDue && verdict === "fits" ? mark : counted });
    return verdict;
  };

  return async () => {
    const looked = (statements.sums.all() as unknown as Sums[]).map((sums) => ({ ...sums, verdict: verdictOf(sums) }));
    const told = looked.filter(({ verdict, over }) => verdict !== "fits" || over > 0);
    if (told.length === 0) return [];
    const ledger = new Map(sales.ledger().map((entry) => [entry.skuId, entry]));
    return told.flatMap(({ skuId, over, verdict }) => {
      const books = ledger.get(skuId);
      return books ? [{ ...books, over, verdict }] : [];
    });
  };
}
