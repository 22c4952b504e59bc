import type { Kysely } from "kysely";
import type { AllOrdersQuery } from "../../application/ports/order-repository.ts";
import type { OrderKind } from "../../domain/order/order.ts";
import type { OrderDatabase } from "./database.ts";
import { STATUS_CODE } from "./order-rows.ts";
import type { OrderRow } from "./schema.ts";

/** Orders that are counted at most: nobody pages further, and a count of millions would cost more than the page. */
const MOST_COUNTED = 10_000;

type Place = Pick<OrderRow, "order_no" | "created_at">;

/** What staff asks about the orders of everybody; each question goes along an index that orders have anyway. */
export function createStaffReads(db: Kysely<OrderDatabase>) {
  const matching = ({ orderNo, userId, status, kind }: AllOrdersQuery) => {
    let some = db.selectFrom("orders");
    if (orderNo !== undefined) some = some.where("order_no", "=", orderNo);
    if (userId !== undefined) some = some.where("user_id", "=", userId);
    if (status !== undefined) some = some.where("status", "=", STATUS_CODE[status]);
    if (kind !== undefined) some = some.where("kind", "=", kind);
    return some;
  };

  // Of many with one state, the index has them by the end of their time to pay, which follows their making.
  const newest = async (query: AllOrdersQuery, limit: number): Promise<Place[]> => {
    const byState = query.status !== undefined && query.userId === undefined;
    return await matching(query)
      .select(["order_no", "created_at"])
      .orderBy(byState ? "pay_before" : "created_at", "desc")
      .orderBy("order_no", "desc")
      .limit(limit)
      .execute();
  };

  return {
    /** Places of the newest that fit, as far as the end of the page, those of the page at the end. */
    page: async (query: AllOrdersQuery): Promise<string[]> => {
      const end = query.page * query.pageSize;
      const kinds = kindsOf(query);
      const found = await Promise.all(kinds.map((kind) => newest({ ...query, kind }, end)));
      const sorted = kinds.length > 1 ? found.flat().sort(newestFirst) : found.flat();
      return sorted.slice(end - query.pageSize, end).map((row) => row.order_no);
    },
    count: async (query: AllOrdersQuery): Promise<number> => {
      const some = matching(query).select("order_no").limit(MOST_COUNTED).as("some");
      const { total } = await db
        .selectFrom(some)
        .select(({ fn }) => fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      return Number(total);
    },
  };
}

/** Without anything to go by there is an index for each kind, and none for all orders. */
function kindsOf({ orderNo, userId, status, kind }: AllOrdersQuery): (OrderKind | undefined)[] {
  const narrowed = orderNo !== undefined || userId !== undefined || status !== undefined;
  return narrowed || kind !== undefined ? [kind] : ["normal", "seckill"];
}

function newestFirst(left: Place, right: Place): number {
  return right.created_at - left.created_at || (right.order_no > left.order_no ? 1 : -1);
}
