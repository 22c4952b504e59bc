import { createConnection, type RowDataPacket } from "mysql2/promise";
import { RefusedError } from "../refused-error.ts";
import { appliedMigrations, DATABASES, TABLES } from "../schemas.ts";

const TIMEOUT_MS = 5000;

/** What the server knows of the shop. */
export interface MysqlState {
  /** Those of the shop's databases that are there. */
  databases: string[];
  /** Whether a program is connected to one of them. */
  inUse: boolean;
}

/** Looks at the server. @throws RefusedError when it does not answer. */
export async function lookAtMysql(url: string): Promise<MysqlState> {
  const names = `(${DATABASES.map((name) => `'${name}'`).join(", ")})`;
  const rows = await ask(url, [
    `select schema_name as name from information_schema.schemata where schema_name in ${names} order by schema_name`,
    `select id as name from information_schema.processlist where db in ${names} and id <> connection_id() limit 1`,
  ]);
  const [databases = [], connections = []] = rows;
  return { databases: databases.map(({ name }) => String(name)), inUse: connections.length > 0 };
}

/** How far the tables are in each set of migrations. */
export async function mysqlSchemas(url: string, databases: readonly string[]): Promise<Record<string, string[]>> {
  const present = TABLES.filter(({ name }) => databases.includes(name));
  const queries = present.map(({ name, migrations }) => appliedMigrations(`${name}.${migrations.name}`));
  const rows = await ask(url, queries);
  return Object.fromEntries(
    present.map(({ migrations }, index) => [migrations.name, (rows[index] ?? []).map(({ name }) => String(name))]),
  );
}

async function ask(url: string, queries: readonly string[]): Promise<{ name: unknown }[][]> {
  const connection = await createConnection({ uri: url, connectTimeout: TIMEOUT_MS }).catch((error: unknown) => {
    throw new RefusedError(`MySQL (MYSQL_URL) does not let us in: ${messageOf(error)}`, { cause: error });
  });
  try {
    const answers: { name: unknown }[][] = [];
    for (const query of queries) {
      const [rows] = await connection.query<RowDataPacket[]>(query);
      answers.push(rows as { name: unknown }[]);
    }
    return answers;
  } finally {
    await connection.end();
  }
}

function messageOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || String(code);
}
