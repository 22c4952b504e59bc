import { type Kysely, sql } from "kysely";
import type { DayFigures, Days, OrderStatistics, ProductSales } from "../../application/ports/order-figures.ts";
import type { OrderStatus } from "../../domain/order/order.ts";
import type { OrderDatabase } from "./database.ts";
import { STATUS_CODE } from "./order-rows.ts";

type Database = Kysely<OrderDatabase>;

const DAY_MS = 24 * 60 * 60 * 1000;

const NAMES = new Map(Object.entries(STATUS_CODE).map(([name, code]) => [code, name as OrderStatus]));

/** States of an order whose money stays here. */
const SOLD = [STATUS_CODE.paid, STATUS_CODE.shipped, STATUS_CODE.completed];

/** Figures on SQL that SQLite and MySQL share, each along an index that orders have anyway. */
export function createOrderStatistics(db: Database): OrderStatistics {
  return {
    figures: async (days) => {
      const [statuses, salesCents, made, paid, products] = await Promise.all([
        countStatuses(db),
        sumSales(db),
        madeByDay(db, days),
        paidByDay(db, days),
        salesByProduct(db, days),
      ]);
      return { statuses, salesCents, days: daysOf(days, made, paid), products };
    },
  };
}

async function countStatuses(db: Database) {
  const rows = await db
    .selectFrom("orders")
    .select("status")
    .select(({ fn }) => fn.countAll<number>().as("orders"))
    .groupBy("status")
    .orderBy("status")
    .execute();
  return rows.flatMap(({ status, orders }) => {
    const name = NAMES.get(status);
    return name ? [{ status: name, orders: Number(orders) }] : [];
  });
}

async function sumSales(db: Database): Promise<number> {
  const sold = db.selectFrom("orders").where("status", "in", SOLD);
  const { cents } = await sold
    .select(({ fn }) => fn.sum<number | null>("total_cents").as("cents"))
    .executeTakeFirstOrThrow();
  return Number(cents ?? 0);
}

/** Number of the day, from 0. */
const dayOf = (column: "created_at" | "paid_at", { firstMs }: Days) => {
  const since = sql`(${sql.ref(column)} - ${sql.lit(firstMs)})`;
  return sql<number>`(${since} - ${since} % ${sql.lit(DAY_MS)}) / ${sql.lit(DAY_MS)}`;
};

const endOf = ({ firstMs, count }: Days) => firstMs + count * DAY_MS;

async function madeByDay(db: Database, days: Days) {
  return await db
    .selectFrom("orders")
    .select(dayOf("created_at", days).as("day"))
    .select(({ fn }) => fn.countAll<number>().as("orders"))
    // Both, so that the index by kind and time has them.
    .where("kind", "in", ["normal", "seckill"])
    .where("created_at", ">=", days.firstMs)
    .where("created_at", "<", endOf(days))
    .groupBy("day")
    .execute();
}

/** Orders that were paid in these days. */
function paidIn(db: Database, days: Days) {
  return (
    db
      .selectFrom("orders")
      .where("orders.status", "in", SOLD)
      // Nobody pays much later than that, and there is an index by it.
      .where("orders.pay_before", ">=", days.firstMs - DAY_MS)
      .where("orders.paid_at", ">=", days.firstMs)
      .where("orders.paid_at", "<", endOf(days))
  );
}

async function paidByDay(db: Database, days: Days) {
  return await paidIn(db, days)
    .select(dayOf("paid_at", days).as("day"))
    .select(({ fn }) => [fn.countAll<number>().as("orders"), fn.sum<number>("total_cents").as("cents")])
    .groupBy("day")
    .execute();
}

async function salesByProduct(db: Database, days: Days): Promise<ProductSales[]> {
  const rows = await paidIn(db, days)
    .innerJoin("order_items", "order_items.order_no", "orders.order_no")
    .select("order_items.product_id as productId")
    .select(({ fn }) => fn.sum<number>("order_items.quantity").as("units"))
    .select(sql<number>`sum(order_items.price_cents * order_items.quantity)`.as("cents"))
    .groupBy("order_items.product_id")
    .execute();
  return rows.map(({ productId, units, cents }) => ({ productId, units: Number(units), salesCents: Number(cents) }));
}

type Made = Awaited<ReturnType<typeof madeByDay>>;
type Paid = Awaited<ReturnType<typeof paidByDay>>;

// MySQL tells sums and quotients as texts.
function daysOf({ count }: Days, made: Made, paid: Paid): DayFigures[] {
  const orders = new Map(made.map((row) => [Number(row.day), Number(row.orders)]));
  const sales = new Map(paid.map((row) => [Number(row.day), row]));
  return Array.from({ length: count }, (_, day) => ({
    orders: orders.get(day) ?? 0,
    paidOrders: Number(sales.get(day)?.orders ?? 0),
    salesCents: Number(sales.get(day)?.cents ?? 0),
  }));
}
