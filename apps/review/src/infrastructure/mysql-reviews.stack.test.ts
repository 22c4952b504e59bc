import { createManualClock, reviewsContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { type ReviewDatabase, reviewMigrations } from "./migrations.ts";
import { createSqlReviews } from "./sql-reviews.ts";

reviewsContract("MySQL", async () => {
  const { db } = await openScratchMysql<ReviewDatabase>(reviewMigrations);
  const clock = createManualClock();
  return { store: createSqlReviews({ db, clock }), clock };
});
