import { createConnection } from "mysql2/promise";

/** Deletes a database that a run has made for itself. */
export async function dropMysql(uri: string, database: string): Promise<void> {
  const connection = await createConnection({ uri });
  await connection.query(`drop database if exists ${connection.escapeId(database)}`);
  await connection.end();
}
