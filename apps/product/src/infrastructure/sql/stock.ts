import { type Clock, gather } from "@mall/kernel";
import { inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Kysely } from "kysely";
import type { Stock } from "../../application/ports/stock.ts";
import { answerAgain, mergeLines, type ReserveOutcome, type StockLine } from "../../domain/reservation.ts";
import { claim, close, hold, stored } from "./reservations.ts";
import type { ProductDatabase } from "./schema.ts";
import { findOffSale, giveBack, markSold, sumOf, take } from "./sku-units.ts";
import { releaseTogether, reserveTogether, settleTogether, type Wish } from "./stock-together.ts";

type Database = Kysely<ProductDatabase>;

/** Undoes the transaction and carries its answer out. */
class Refused extends Error {
  readonly outcome: ReserveOutcome;
  constructor(outcome: ReserveOutcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

interface SqlStockOptions {
  db: Database;
  clock: Clock;
  tracing: Pick<Tracing, "recording">;
}

/** Stock on SQL that SQLite and MySQL share. What comes at once is one transaction, with one lock of a SKU they all want. */
export function createSqlStock({ db, clock, tracing }: SqlStockOptions): Stock {
  const isTraced = () => tracing.recording();

  const reserveAlone = async ({ id, lines }: Wish): Promise<ReserveOutcome> => {
    try {
      return await inTransaction(db, (trx) => reserve(trx, { id, now: clock.now() }, lines));
    } catch (error) {
      if (error instanceof Refused) return error.outcome;
      throw error;
    }
  };
  const reserveAll = gather<Wish, ReserveOutcome>({
    together: (wishes) => inTransaction(db, (trx) => reserveTogether(trx, wishes, clock.now())),
    alone: reserveAlone,
    isTraced,
  });
  const release = gather<string, boolean>({
    together: (ids) => inTransaction(db, (trx) => releaseTogether(trx, ids, clock.now())),
    alone: (id) =>
      inTransaction(db, async (trx) => {
        // Nothing was there: what was claimed now keeps a reservation that is late from ever taking anything.
        if (await claim(trx, { id, now: clock.now() }, "released")) return true;
        return await settle(trx, id, "released");
      }),
    isTraced,
  });
  const sell = gather<string, boolean>({
    together: (ids) => inTransaction(db, (trx) => settleTogether(trx, ids, "sold")),
    alone: (id) => inTransaction(db, (trx) => settle(trx, id, "sold")),
    isTraced,
  });

  return {
    reserve: (id, lines) => reserveAll({ id, lines: mergeLines(lines) }),
    release,
    sell,
    books: async () => {
      const rows = await db.selectFrom("skus").selectAll().orderBy("id").execute();
      return rows.map(({ id: skuId, initial_stock: initial, stock: free, held, sold }) => {
        return { skuId, initial, free, held, sold };
      });
    },
  };
}

async function reserve(
  trx: Database,
  reservation: { id: string; now: number },
  lines: readonly StockLine[],
): Promise<ReserveOutcome> {
  if (!(await claim(trx, reservation, "held"))) return answerAgain(await stored(trx, reservation.id), lines);
  const offSale = await findOffSale(trx, lines);
  if (offSale !== undefined) throw new Refused({ kind: "unknown_sku", skuId: offSale });
  for (const line of lines) {
    if (!(await take(trx, line))) throw new Refused({ kind: "insufficient", skuId: line.skuId });
  }
  await hold(trx, reservation, lines);
  return { kind: "reserved" };
}

/** Takes a reservation out of `held`, once, and moves its units. */
async function settle(trx: Database, id: string, state: "released" | "sold"): Promise<boolean> {
  if (!(await close(trx, id, state))) return false;
  await (state === "released" ? giveBack : markSold)(trx, sumOf((await stored(trx, id)).lines));
  return true;
}
