import { createConnection } from "mysql2/promise";
import { toAppError } from "./errors.ts";

/** Milliseconds the server may take to answer. */
const TIMEOUT_MS = 5000;

/**
 * Makes the database when it is missing. Text compares byte by byte, as SQLite does: case, accents and full width
 * matter wherever the code does not say otherwise.
 * @throws AppError `service_unavailable` when the server is away; Error when it refuses.
 */
export async function createDatabase(url: string, database: string): Promise<void> {
  const connection = await createConnection({ uri: serverOf(url), connectTimeout: TIMEOUT_MS }).catch(
    (error: unknown) => {
      throw toAppError(error);
    },
  );
  try {
    const sql = `create database if not exists ${connection.escapeId(database)} character set utf8mb4 collate utf8mb4_bin`;
    await connection.query({ sql, timeout: TIMEOUT_MS });
  } catch (error) {
    throw toAppError(error);
  } finally {
    connection.destroy();
  }
}

/** The URL without a database: it may not be there yet. */
function serverOf(url: string): string {
  const server = new URL(url);
  server.pathname = "";
  return server.href;
}
