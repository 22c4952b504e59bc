import type { Clock } from "@mall/kernel";
import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { LoginFailures, LoginPlaces } from "../application/login-failures.ts";
import type { UserDatabase } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

/** Counters in SQL that SQLite and MySQL share: one place for all replicas, and there after a restart. */
export function createSqlLoginFailures(db: Database): LoginFailures {
  return {
    find: async (id) => {
      const row = await db.selectFrom("login_failures").selectAll().where("id", "=", id).executeTakeFirst();
      return row && { failures: row.failures, triedAt: row.tried_at, waitUntil: row.wait_until };
    },
    replace: async (id, before, { failures, triedAt, waitUntil }) => {
      const row = { failures, tried_at: triedAt, wait_until: waitUntil };
      if (!before) return (await insertIgnore(db, "login_failures", [{ id, ...row }])) === 1;
      const replace = db.updateTable("login_failures").set(row).where("id", "=", id);
      const { numUpdatedRows } = await replace
        .where("failures", "=", before.failures)
        .where("tried_at", "=", before.triedAt)
        .where("wait_until", "=", before.waitUntil)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    forget: async (id) => void (await db.deleteFrom("login_failures").where("id", "=", id).execute()),
    prune: async (until, limit) => {
      const old = db.selectFrom("login_failures").select("id").where("tried_at", "<", until).limit(limit);
      const ids = (await old.execute()).map(({ id }) => id);
      if (ids.length === 0) return 0;
      // Tried again meanwhile: it stays.
      await db.deleteFrom("login_failures").where("id", "in", ids).where("tried_at", "<", until).execute();
      return ids.length;
    },
  };
}

/** Places in SQL that SQLite and MySQL share. */
export function createSqlLoginPlaces({ db, clock }: { db: Database; clock: Clock }): LoginPlaces {
  return {
    has: async (id) =>
      (await db.selectFrom("login_places").select("id").where("id", "=", id).executeTakeFirst()) !== undefined,
    remember: async (id) => {
      if ((await insertIgnore(db, "login_places", [{ id, seen_at: clock.now() }])) === 1) return;
      await db.updateTable("login_places").set({ seen_at: clock.now() }).where("id", "=", id).execute();
    },
    prune: async (until, limit) => {
      const old = db.selectFrom("login_places").select("id").where("seen_at", "<", until).limit(limit);
      const ids = (await old.execute()).map(({ id }) => id);
      if (ids.length === 0) return 0;
      await db.deleteFrom("login_places").where("id", "in", ids).where("seen_at", "<", until).execute();
      return ids.length;
    },
  };
}
