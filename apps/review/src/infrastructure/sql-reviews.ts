import type { Clock } from "@mall/kernel";
import { insertIgnore, inTransaction } from "@mall/storage";
import type { Kysely } from "kysely";
import type { NewReview, Page, ReviewFilter, ReviewStore } from "../application/review-store.ts";
import type { ReviewDatabase } from "./migrations.ts";
import { reviewOf, rowOf } from "./review-rows.ts";

type Database = Kysely<ReviewDatabase>;

/** Reviews in SQL that SQLite and MySQL share. The unique key decides every race, also of several processes. */
export function createSqlReviews({ db, clock }: { db: Database; clock: Clock }): ReviewStore {
  return {
    add: (review) => inTransaction(db, (trx) => add(trx, review, clock.now())),
    list: (filter, page) => list(db, filter, page),
    stars: (productId) => stars(db, productId),
    reviewedSkus: async (userId, orderNo) => {
      const own = db.selectFrom("reviews").select("sku_id").where("user_id", "=", userId);
      return (await own.where("order_no", "=", orderNo).orderBy("sku_id").execute()).map(({ sku_id }) => sku_id);
    },
    remove: async (userId, id) => {
      const gone = db.deleteFrom("reviews").where("id", "=", id).where("user_id", "=", userId);
      return (await gone.executeTakeFirstOrThrow()).numDeletedRows > 0n;
    },
    setHidden: async (id, hidden) => {
      const change = db
        .updateTable("reviews")
        .set({ hidden: Number(hidden) })
        .where("id", "=", id);
      return (await change.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
    },
  };
}

async function add(db: Database, review: NewReview, now: number): Promise<number | undefined> {
  if ((await insertIgnore(db, "reviews", [rowOf(review, now)])) === 0) return undefined;
  const own = db.selectFrom("reviews").select("id").where("user_id", "=", review.userId);
  const added = own.where("order_no", "=", review.orderNo).where("sku_id", "=", review.skuId);
  return (await added.executeTakeFirstOrThrow()).id;
}

async function list(db: Database, filter: ReviewFilter, { page, pageSize }: Page) {
  const count = matching(db, filter).select((select) => select.fn.countAll<number>().as("total"));
  const { total } = await count.executeTakeFirstOrThrow();
  const newestFirst = matching(db, filter).selectAll().orderBy("created_at", "desc").orderBy("id", "desc");
  const rows = await newestFirst
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { reviews: rows.map(reviewOf), total: Number(total) };
}

function matching(db: Database, { userId, productId, hidden }: ReviewFilter) {
  let query = db.selectFrom("reviews");
  if (userId !== undefined) query = query.where("user_id", "=", userId);
  if (productId !== undefined) query = query.where("product_id", "=", productId);
  return hidden === undefined ? query : query.where("hidden", "=", Number(hidden));
}

async function stars(db: Database, productId: number): Promise<number[]> {
  const query = matching(db, { productId, hidden: false }).select("rating");
  const counted = query.select((select) => select.fn.countAll<number>().as("many")).groupBy("rating");
  const many = new Map((await counted.execute()).map((row) => [row.rating, Number(row.many)]));
  return [1, 2, 3, 4, 5].map((rating) => many.get(rating) ?? 0);
}
