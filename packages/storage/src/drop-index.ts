import { type Kysely, MysqlAdapter } from "kysely";

/** Drops an index in a migration: MySQL has to be told its table, SQLite must not be. */
export async function dropIndex(db: Kysely<unknown>, { name, table }: { name: string; table: string }): Promise<void> {
  const drop = db.schema.dropIndex(name);
  const isMysql = db.getExecutor().adapter instanceof MysqlAdapter;
  await (isMysql ? drop.on(table) : drop).execute();
}
