import type { Kysely } from "kysely";
import { type Migration, type MigrationResultSet, Migrator } from "kysely/migration";

/** The steps that build one service's tables. */
export interface MigrationSet {
  /** Table that remembers what ran. One per service, as two services may share a database. */
  name: string;
  /** By name, in order; the names must sort in that order too: `001_users`, `002_addresses`. */
  migrations: Record<string, Migration>;
}

function migratorOf<DB>(db: Kysely<DB>, { name, migrations }: MigrationSet): Migrator {
  const names = Object.keys(migrations);
  // The migrator sorts by name: a set written in another order would run differently from how it reads.
  if (names.some((each, index) => index > 0 && each <= (names[index - 1] ?? ""))) {
    throw new Error(`Migrations of ${name} are not sorted by name: ${names.join(", ")}`);
  }
  return new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: name,
    migrationLockTableName: `${name}_lock`,
  });
}

function throwOnFailure(name: string, { error, results }: MigrationResultSet): void {
  if (error === undefined) return;
  const failed = results?.find((each) => each.status === "Error")?.migrationName;
  throw new Error(`Migration ${name}${failed ? `/${failed}` : ""} failed`, { cause: error });
}

/**
 * Runs what has not run yet; safe to call by several processes at once. On SQLite all of it is one transaction.
 * @throws Error naming the failed migration, its cause the database's error.
 */
export async function migrateToLatest<DB>(db: Kysely<DB>, set: MigrationSet): Promise<void> {
  throwOnFailure(set.name, await migratorOf(db, set).migrateToLatest());
}

/**
 * Takes the last migration back by its `down`: one step.
 * @throws Error naming the failed migration, its cause the database's error.
 */
export async function migrateDown<DB>(db: Kysely<DB>, set: MigrationSet): Promise<void> {
  throwOnFailure(set.name, await migratorOf(db, set).migrateDown());
}

/** Names of the migrations that did not run yet. */
export async function pendingMigrations<DB>(db: Kysely<DB>, set: MigrationSet): Promise<string[]> {
  const all = await migratorOf(db, set).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}
