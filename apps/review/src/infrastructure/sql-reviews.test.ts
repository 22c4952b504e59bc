import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, createRecordingTracing, reviewsContract } from "@mall/testkit";
import { type ReviewDatabase, reviewMigrations } from "./migrations.ts";
import { createSqlReviews } from "./sql-reviews.ts";

reviewsContract("SQLite", async () => {
  const db = openSqlite<ReviewDatabase>({ file: ":memory:", tracing: createRecordingTracing() });
  await migrateToLatest(db, reviewMigrations);
  const clock = createManualClock();
  return { store: createSqlReviews({ db, clock }), clock };
});
