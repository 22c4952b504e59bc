import { chunksOf } from "@mall/kernel";
import type { Transaction } from "@mall/storage";
import type { Claim } from "../dossier.ts";
import type { Places, Sales, SaleView } from "./sales.ts";

interface SaleRow {
  sku_id: number;
  initial: number;
  free: number;
  starts_at: number;
  /** When the round began; 0 for one of an earlier version. */
  opened_at: number;
  limit_per_user: number;
}

/** What the auditor reads of seckill.sqlite. Times are epoch milliseconds. */
export interface SaleTables {
  seckill_stock: SaleRow;
  seckill_buyers: { sku_id: number; user_id: number; order_no: string };
  seckill_claims: { seq: number; order_no: string; user_id: number; sku_id: number; state: string };
}

type Snapshot = Transaction<SaleTables>;

const PAGE_ROWS = 2000;
const VALUES_A_QUERY = 500;

/** The sales of an SQLite file, at the moment of the snapshot. */
export function sqliteSales(db: Snapshot): Sales {
  return {
    views: () => readViews(db),
    claimsOf: async (orderNos) => {
      const found = new Map<string, Claim>();
      for (const some of chunksOf(orderNos, VALUES_A_QUERY)) {
        const rows = await claims(db).where("order_no", "in", some).execute();
        for (const row of rows) found.set(row.order_no, toClaim(row));
      }
      return found;
    },
    standingClaims: () => standingClaims(db),
    places: () => places(db),
    countPending: async () => {
      const query = db.selectFrom("seckill_claims").where("state", "=", "pending");
      return Number((await query.select(({ fn }) => fn.countAll().as("n")).executeTakeFirstOrThrow()).n);
    },
  };
}

/** A buyer's row is a place of the present round; its claim says whether it is paid. */
async function readViews(db: Snapshot): Promise<SaleView[]> {
  const sales = await db
    .selectFrom("seckill_stock")
    .select(["sku_id", "initial", "free", "starts_at", "opened_at", "limit_per_user"])
    .orderBy("sku_id")
    .execute();
  const places = await db
    .selectFrom("seckill_buyers as buyer")
    .leftJoin("seckill_claims as claim", "claim.order_no", "buyer.order_no")
    .select(["buyer.sku_id", "claim.state"])
    .select(({ fn }) => fn.countAll().as("count"))
    .groupBy(["buyer.sku_id", "claim.state"])
    .execute();
  const counts = Map.groupBy(places, (row) => row.sku_id);
  return sales.map((sale) => {
    const held = (counts.get(sale.sku_id) ?? []).map(({ state, count }) => ({ state, count: Number(count) }));
    return viewOf(sale, held);
  });
}

/** @param places how many there are of each state of their claim, null for those without one. */
function viewOf(sale: SaleRow, places: readonly { state: string | null; count: number }[]): SaleView {
  const { sku_id: skuId, initial, free, limit_per_user: limitPerUser } = sale;
  const sum = (some: typeof places) => some.reduce((total, { count }) => total + count, 0);
  const sold = sum(places.filter(({ state }) => state === "sold"));
  const claimed = sum(places.filter(({ state }) => state === "pending" || state === "handed_on"));
  return {
    ...{ skuId, initial, free, held: sum(places) - sold, sold, limitPerUser },
    ...{ since: Math.max(sale.starts_at, sale.opened_at), claims: { held: claimed, sold }, cleared: false },
  };
}

async function* standingClaims(db: Snapshot): AsyncGenerator<Claim[]> {
  for (let after = 0; ; ) {
    const rows = await claims(db)
      .where("state", "<>", "released")
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE_ROWS)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(toClaim);
    after = last.seq;
  }
}

async function* places(db: Snapshot): AsyncGenerator<Places[]> {
  const skus = await db.selectFrom("seckill_buyers").select("sku_id").distinct().orderBy("sku_id").execute();
  for (const { sku_id } of skus) {
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const rows = await db
        .selectFrom("seckill_buyers")
        .select("user_id")
        .select(({ fn }) => fn.agg<string>("group_concat", ["order_no"]).as("order_nos"))
        .where("sku_id", "=", sku_id)
        .where("user_id", ">", after)
        .groupBy("user_id")
        .orderBy("user_id")
        .limit(PAGE_ROWS)
        .execute();
      const last = rows.at(-1);
      if (last === undefined) break;
      yield rows.map((row) => ({ skuId: sku_id, userId: row.user_id, orderNos: row.order_nos.split(",") }));
      after = last.user_id;
    }
  }
}

const claims = (db: Snapshot) =>
  db.selectFrom("seckill_claims").select(["seq", "order_no", "user_id", "sku_id", "state"]);

const toClaim = (row: SaleTables["seckill_claims"]): Claim => ({
  ...{ orderNo: row.order_no, userId: row.user_id, skuId: row.sku_id, state: row.state },
});
