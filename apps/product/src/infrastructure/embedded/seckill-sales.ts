import type { DatabaseSync } from "node:sqlite";
import type { NewSale, Sale, SaleLedger } from "../../application/ports/seckill-stock.ts";

/** The table seckill_stock. Its methods belong inside a transaction where they change something. */
export interface SaleTable {
  find(skuId: number): Sale | undefined;
  all(): Sale[];
  /** Takes that many units. @throws Error when fewer are free, which undoes the transaction. */
  take(skuId: number, units: number): void;
  /** Gives one unit back, unless more places were sold than there are units. */
  giveBack(skuId: number): void;
  /** Replaces the SKU's sale by one that begins now and forgets its buyers; returns how many they were. */
  open(sale: NewSale, activityId: number, now: number): number;
  ledger(): SaleLedger[];
}

interface SaleRow {
  sku_id: number;
  initial: number;
  free: number;
  starts_at: number;
  ends_at: number | null;
  limit_per_user: number;
  activity_id: number;
}

const toSale = (row: SaleRow): Sale => ({
  skuId: row.sku_id,
  stock: row.initial,
  free: row.free,
  startsAt: row.starts_at,
  endsAt: row.ends_at ?? undefined,
  limitPerUser: row.limit_per_user,
  activityId: row.activity_id,
});

function prepareStatements(database: DatabaseSync) {
  return {
    find: database.prepare("select * from seckill_stock where sku_id = ?"),
    all: database.prepare("select * from seckill_stock order by sku_id"),
    take: database.prepare("update seckill_stock set free = free - ? where sku_id = ? and free >= ?"),
    giveBackOver: database.prepare("update seckill_stock set over = over - 1 where sku_id = ? and over > 0"),
    giveBack: database.prepare("update seckill_stock set free = free + 1 where sku_id = ? and free < initial"),
    forgetBuyers: database.prepare("delete from seckill_buyers where sku_id = ?"),
    open: database.prepare(
      `insert or replace into seckill_stock
         (sku_id, initial, free, starts_at, ends_at, limit_per_user, activity_id, opened_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    ledger: database.prepare(
      `select s.sku_id as skuId, s.initial, s.free, count(b.order_no) - count(c.order_no) as held,
         count(c.order_no) as sold
       from seckill_stock s left join seckill_buyers b on b.sku_id = s.sku_id
       left join seckill_claims c on c.order_no = b.order_no and c.state = 'sold'
       group by s.sku_id order by s.sku_id`,
    ),
  };
}

/** The table on an open connection whose schema is there. */
export function createSaleTable(database: DatabaseSync): SaleTable {
  const statements = prepareStatements(database);
  return {
    find: (skuId) => {
      const row = statements.find.get(skuId) as unknown as SaleRow | undefined;
      return row && toSale(row);
    },
    all: () => (statements.all.all() as unknown as SaleRow[]).map(toSale),
    take: (skuId, units) => {
      if (statements.take.run(units, skuId, units).changes !== 1)
        throw new Error(`SKU ${skuId} has not ${units} units`);
    },
    giveBack: (skuId) => {
      if (statements.giveBackOver.run(skuId).changes === 0) statements.giveBack.run(skuId);
    },
    open: ({ skuId, stock, startsAt, endsAt, limitPerUser }, activityId, now) => {
      const forgotten = Number(statements.forgetBuyers.run(skuId).changes);
      statements.open.run(skuId, stock, stock, startsAt, endsAt ?? null, limitPerUser, activityId, now);
      return forgotten;
    },
    ledger: () => (statements.ledger.all() as unknown as SaleLedger[]).map((row) => ({ ...row })),
  };
}
