import { OrderServiceDefinition } from "@mall/contracts/order";
import { ReviewServiceDefinition } from "@mall/contracts/review";
import { UserServiceDefinition } from "@mall/contracts/user";
import { openServiceDatabase, type Platform, type ServiceDatabase, type ServiceModule } from "@mall/runtime";
import { createReviews } from "./application/reviews.ts";
import type { ReviewConfig } from "./config.ts";
import { createDemoReviews } from "./infrastructure/demo-reviews.ts";
import { type ReviewDatabase, reviewMigrations } from "./infrastructure/migrations.ts";
import { createPurchases } from "./infrastructure/purchases.ts";
import { createSqlReviews } from "./infrastructure/sql-reviews.ts";
import { createWriters } from "./infrastructure/writers.ts";

export { loadReviewConfig, type ReviewConfig, reviewVariables } from "./config.ts";

/** The service's tables. */
export const reviewTables: ServiceDatabase = { name: "db_review", migrations: reviewMigrations };

/** Wires the review service. */
export async function composeReview(
  { profile, database }: ReviewConfig,
  platform: Platform,
): Promise<ServiceModule<ReviewServiceDefinition>> {
  const { clock, directory } = platform;
  const db = await openServiceDatabase<ReviewDatabase>(platform, reviewTables, database);
  if (profile === "demo") await createDemoReviews(db);
  return {
    definition: ReviewServiceDefinition,
    implementation: createReviews({
      store: createSqlReviews({ db, clock }),
      purchases: createPurchases(directory.client(OrderServiceDefinition)),
      writers: createWriters(directory.client(UserServiceDefinition)),
    }),
    start: async () => {},
    stop: () => db.destroy(),
    ready: async () => void (await db.selectFrom("reviews").select("id").limit(1).execute()),
  };
}
