import { type Kysely, sql } from "kysely";
import type { Days, UserFigures } from "../application/figures.ts";
import type { UserDatabase } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Accounts in figures, read from the index by age alone. */
export function createUserFigures(db: Database) {
  return {
    figures: async (days: Days): Promise<UserFigures> => {
      const [all, registered] = await Promise.all([countAll(db), countByDay(db, days)]);
      const byDay = new Map(registered.map(({ day, users }) => [Number(day), Number(users)]));
      return { ...all, registered: Array.from({ length: days.count }, (_, day) => byDay.get(day) ?? 0) };
    },
  };
}

async function countAll(db: Database): Promise<Pick<UserFigures, "users" | "disabled">> {
  const { users, disabled } = await db
    .selectFrom("users")
    .select(({ fn }) => [fn.countAll<number>().as("users"), fn.sum<number | null>("disabled").as("disabled")])
    .executeTakeFirstOrThrow();
  // MySQL tells sums as texts.
  return { users: Number(users), disabled: Number(disabled ?? 0) };
}

async function countByDay(db: Database, { firstMs, count }: Days) {
  const since = sql`(created_at - ${sql.lit(firstMs)})`;
  return await db
    .selectFrom("users")
    .select(sql<number>`(${since} - ${since} % ${sql.lit(DAY_MS)}) / ${sql.lit(DAY_MS)}`.as("day"))
    .select(({ fn }) => fn.countAll<number>().as("users"))
    .where("created_at", ">=", firstMs)
    .where("created_at", "<", firstMs + count * DAY_MS)
    .groupBy("day")
    .execute();
}
