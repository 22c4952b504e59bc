import { randomBytes } from "node:crypto";
import { createPool } from "mysql2/promise";
import { openTarget } from "../data/open-target.ts";
import { orders } from "../data/orders.ts";
import { insertText } from "../data/table-writer.ts";
import { type Bench, perSecond } from "./ceiling.ts";

/** Orders of one statement, and statements under way at once. */
const ROWS = 256;
const AT_ONCE = 2;
/** More than any run inserts. */
const MOST_ORDERS = 100_000_000;

/** Orders a second that go into the shop's table, each statement committed. */
export async function mysqlCeilings(uri: string): Promise<Bench> {
  const database = `bench_ceiling_${randomBytes(4).toString("hex")}`;
  const writer = await openTarget({ tables: "orders", database, mysqlUrl: uri });
  await writer.close();
  const pool = createPool({ uri, database, connectionLimit: AT_ONCE, charset: "utf8mb4_bin" });
  const source = orders({ count: MOST_ORDERS });
  const next = () => source.next().value?.order;
  const insert = async () => {
    const rows = Array.from({ length: ROWS }, next).filter((row) => row !== undefined);
    await pool.query(insertText("insert", "orders", rows));
    return rows.length;
  };
  const measure = async (seconds: number) => await perSecond(seconds, AT_ONCE, insert);
  return {
    ceilings: [{ what: `MySQL, orders in statements of ${ROWS}`, unit: "rows/s", measure }],
    close: async () => {
      await pool.query(`drop database ${database}`);
      await pool.end();
    },
  };
}
