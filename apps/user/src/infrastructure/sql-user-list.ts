import { type Kysely, type Selectable, sql } from "kysely";
import type { UserQuery } from "../application/user-store.ts";
import type { UserDatabase, UserRow } from "./migrations.ts";

/** Accounts that are counted at most: nobody pages further, and a count of millions would cost more than the page. */
const MOST_COUNTED = 10_000;

/** One page of the accounts that fit, the latest registered first, and how many fit. */
export async function listUsers(
  db: Kysely<UserDatabase>,
  query: UserQuery,
): Promise<{ rows: Selectable<UserRow>[]; total: number }> {
  const some = matching(db, query).select("id").limit(MOST_COUNTED).as("some");
  const counted = db.selectFrom(some).select(({ fn }) => fn.countAll<number>().as("total"));
  const { total } = await counted.executeTakeFirstOrThrow();
  const rows = await matching(db, query)
    .selectAll()
    .orderBy("id", "desc")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return { rows, total: Number(total) };
}

function matching(db: Kysely<UserDatabase>, { query, role, disabled }: UserQuery) {
  let some = db.selectFrom("users");
  if (query !== "") some = some.where(sql<boolean>`username_key like ${patternOf(query)} escape '!'`);
  if (role !== undefined) some = some.where("role", "=", role);
  if (disabled !== undefined) some = some.where("disabled", "=", Number(disabled));
  return some;
}

/** `!` marks what is meant as it stands. */
function patternOf(query: string): string {
  return `%${query.toLowerCase().replace(/[!%_]/g, "!$&")}%`;
}
