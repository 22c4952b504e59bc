import { gather } from "@mall/kernel";
import { selectIn } from "@mall/storage";
import type { Kysely } from "kysely";
import type { OrderQuery, OrderRepository } from "../../application/ports/order-repository.ts";
import type { Order, UnpaidOrder } from "../../domain/order/order.ts";
import type { OrderDatabase } from "./database.ts";
import { orderOf, STATUS_CODE } from "./order-rows.ts";
import type { OrderItemRow, OrderRow } from "./schema.ts";
import { createStaffReads } from "./staff-reads.ts";

/** One question for both tables, as it is asked twice for each order that is paid. */
const ORDERS_WITH_ITEMS = `select o.*, line_no, sku_id, product_id, product_name, sku_name, picture, price_cents, quantity
  from orders o left join order_items i on i.order_no = o.order_no where o.order_no in`;

type JoinedRow = OrderRow & { [Column in keyof Omit<OrderItemRow, "order_no">]: OrderItemRow[Column] | null };

/** Sorted here: the database would make a table of its own for it. */
const inOrder = (rows: readonly JoinedRow[], hasItem: (row: JoinedRow) => row is OrderRow & OrderItemRow) =>
  rows.filter(hasItem).sort((a, b) => a.line_no - b.line_no);

/** The questions of the repository. Those for one order that come at once are asked together. */
export function createOrderReads(
  db: Kysely<OrderDatabase>,
  isTraced: () => boolean,
): Pick<OrderRepository, "findMany" | "expired" | "list" | "listAll"> {
  const staff = createStaffReads(db);
  const withItems = async (rows: readonly OrderRow[]): Promise<Order[]> => {
    if (rows.length === 0) return [];
    const orderNos = rows.map((row) => row.order_no);
    const items = await db
      .selectFrom("order_items")
      .selectAll()
      .where("order_no", "in", orderNos)
      .orderBy("order_no")
      .orderBy("line_no")
      .execute();
    const byOrder = Map.groupBy(items, (item: OrderItemRow) => item.order_no);
    return rows.map((row) => orderOf(row, byOrder.get(row.order_no) ?? []));
  };

  const matching = ({ userId, status }: OrderQuery) => {
    const mine = db.selectFrom("orders").where("user_id", "=", userId);
    return status === undefined ? mine : mine.where("status", "=", STATUS_CODE[status]);
  };

  const findAll = async (orderNos: readonly string[]): Promise<Order[]> => {
    const rows = await selectIn<JoinedRow>(db, ORDERS_WITH_ITEMS, orderNos);
    const hasItem = (row: JoinedRow): row is OrderRow & OrderItemRow => row.line_no !== null;
    const ordersOf = (own: readonly JoinedRow[]) => own.slice(0, 1).map((row) => orderOf(row, inOrder(own, hasItem)));
    return [...Map.groupBy(rows, (row) => row.order_no).values()].flatMap(ordersOf);
  };
  const findOne = gather<string, Order | undefined>({
    together: async (orderNos) => {
      const found = new Map((await findAll([...new Set(orderNos)])).map((order) => [order.orderNo, order]));
      return orderNos.map((orderNo) => found.get(orderNo));
    },
    alone: async (orderNo) => (await findAll([orderNo]))[0],
    isTraced,
  });

  return {
    findMany: async (orderNos) => {
      const [first, ...others] = orderNos;
      if (first === undefined) return [];
      if (others.length > 0) return await findAll(orderNos);
      const order = await findOne(first);
      return order ? [order] : [];
    },

    expired: async (now, limit) => {
      const rows = await db
        .selectFrom("orders")
        .selectAll()
        .where("status", "=", STATUS_CODE.unpaid)
        .where("pay_before", "<=", now)
        .orderBy("pay_before")
        .limit(limit)
        .execute();
      return (await withItems(rows)).filter((order): order is UnpaidOrder => order.status === "unpaid");
    },

    list: async (query) => {
      const { total } = await matching(query)
        .select((select) => select.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      const rows = await matching(query)
        .selectAll()
        .orderBy("created_at", "desc")
        .orderBy("order_no", "desc")
        .limit(query.pageSize)
        .offset((query.page - 1) * query.pageSize)
        .execute();
      return { orders: await withItems(rows), total: Number(total) };
    },

    listAll: async (query) => {
      const [orderNos, total] = await Promise.all([staff.page(query), staff.count(query)]);
      const found = new Map((await findAll(orderNos)).map((order) => [order.orderNo, order]));
      return { orders: orderNos.flatMap((orderNo) => found.get(orderNo) ?? []), total };
    },
  };
}
