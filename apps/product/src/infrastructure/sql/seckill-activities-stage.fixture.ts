import { after, before } from "node:test";
import { type Kysely, migrateToLatest, openSqlite } from "@mall/storage";
import { type ManualClock, type RedisServer, startRedisServer } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { noTracing } from "@mall/tracing";
import { connect, type Warning } from "../redis/seckill-stage.fixture.ts";
import { createSqlSeckillActivities } from "./seckill-activities.ts";
import { type SeckillActivitiesDatabase, seckillActivitiesMigration } from "./seckill-activities-schema.ts";

type Database = Kysely<SeckillActivitiesDatabase>;

/** The tables of planned sales alone. */
export const activityMigrations = {
  name: "activity_migrations",
  migrations: { "001_activities": seckillActivitiesMigration },
};

/** Opens an empty database, by the name of what it is made of. */
export const databases: Record<string, () => Promise<{ db: Database; close(): Promise<void> }>> = {
  MySQL: () => openScratchMysql<SeckillActivitiesDatabase>(activityMigrations),
  SQLite: async () => {
    const db = openSqlite<SeckillActivitiesDatabase>({ file: ":memory:", tracing: noTracing });
    await migrateToLatest(db, activityMigrations);
    return { db, close: () => db.destroy() };
  },
};

/**
 * A Redis and a database for the tests of one `describe`, emptied by each `open`, which makes two processes that share
 * them. Must be called inside the `describe`.
 */
export function shareServers(openDatabase: () => Promise<{ db: Database; close(): Promise<void> }>) {
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let server: RedisServer;
  before(async () => {
    server = await startRedisServer(["--appendonly", "yes"]);
    database = await openDatabase();
  });
  after(async () => {
    await database.close();
    await server.stop();
  });

  const openProcess = async (clock: ManualClock) => {
    const { db } = database;
    const warnings: Warning[] = [];
    const { stock, sales, redis, logger } = await connect({ url: server.url, clock, warnings });
    return { stock, sales, redis, warnings, activities: createSqlSeckillActivities({ db, sales, clock, logger }) };
  };
  return async (clock: ManualClock) => {
    await server.cli("FLUSHALL");
    await database.db.deleteFrom("seckill_activities").execute();
    const [first, second] = [await openProcess(clock), await openProcess(clock)];
    const close = async () => {
      first.redis.close();
      second.redis.close();
    };
    return { first, second, server, db: database.db, close };
  };
}
