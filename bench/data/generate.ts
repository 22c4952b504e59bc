// `npm run generate -- products 100000` and `npm run generate -- orders 1000000` fill a shop's tables. See bench/README.md.
import { parseArgs } from "node:util";
import { rebuildSearch } from "@mall/product/search";
import { createLogger } from "@mall/runtime";
import { runScript, UsageError, wholeNumber } from "../../scripts/seckill-load/whole-number.ts";
import { fillOrders, fillProducts } from "./fill.ts";
import { openTarget, type Target } from "./open-target.ts";
import { AFTER_PREFIX, PREFIX } from "./orders.ts";
import type { TableWriter } from "./table-writer.ts";

const usage = `Usage: npm run generate -- products|orders COUNT [OPTIONS]
  --mysql URL      the server (MYSQL_URL); without one a file of SQLite
  --data-dir DIR   the folder of that file (DATA_DIR, .data)
  --database NAME  default db_product and db_order; made with its tables when it is missing
  --es URL         products only: puts them, and all others of the database, into the search index as well
  --index NAME     that index, default products
  --seed N         another seed makes other ones (1)
  --force          even where customers have ordered`;

const text = { type: "string" } as const;
const OPTIONS = {
  ...{ mysql: text, "data-dir": text, database: text, es: text, index: text, seed: text },
  force: { type: "boolean" },
} as const;

/** What tells that customers have been here, in either database. */
const REAL = {
  products: "select 1 as found from stock_reservations limit 1",
  orders: `select 1 as found from orders where order_no < '${PREFIX}' or order_no >= '${AFTER_PREFIX}' limit 1`,
};

await runScript(usage, async () => {
  const { what, count, seed, force, target, search } = read(process.argv.slice(2));
  const writer = await openTarget(target);
  const start = performance.now();
  const onProgress = (done: number) => {
    if (done % 100_000 === 0) console.log(`${done} …`);
  };
  try {
    if (!force) await refuseReal(writer, what);
    await (what === "products" ? fillProducts : fillOrders)(writer, { count, seed, onProgress });
  } finally {
    await writer.close();
  }
  console.log(`${count} ${what} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  if (search) console.log(`${await rebuildSearch(search)} products in the search index.`);
});

function read(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [what, count = "", ...more] = positionals;
  if ((what !== "products" && what !== "orders") || more.length > 0) {
    throw new UsageError("Say what, products or orders, and how many.");
  }
  const { mysql: mysqlUrl = process.env.MYSQL_URL, database = what === "products" ? "db_product" : "db_order" } =
    values;
  const dataDir = values["data-dir"] ?? process.env.DATA_DIR ?? ".data";
  const target: Target = { tables: what, database, ...(mysqlUrl ? { mysqlUrl } : { dataDir }) };
  return {
    ...{ what: target.tables, target, force: values.force ?? false },
    count: wholeNumber("COUNT", count, 1, 10_000_000),
    seed: wholeNumber("--seed", values.seed ?? "1", 0, 2 ** 31),
    search: searchOf(values, target),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function searchOf({ es, index }: { es?: string; index?: string }, { tables, mysqlUrl, database }: Target) {
  if (es === undefined) return undefined;
  if (tables !== "products" || !mysqlUrl) throw new UsageError("--es goes with products on a MySQL server.");
  const logger = createLogger("generate", "warn");
  return { mysqlUrl, searchUrl: es, database, logger, ...(index ? { index } : {}) };
}

async function refuseReal(writer: TableWriter, what: keyof typeof REAL): Promise<void> {
  if ((await writer.query(REAL[what])).length === 0) return;
  throw new UsageError("Customers have ordered from this shop. Name another --database, or say --force.");
}
