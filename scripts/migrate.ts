// Brings the tables in MySQL up to date, or takes the last step of each service back: `npm run migrate`, `… -- down`.
import { addressTables } from "@mall/address";
import { ConfigError, databaseVariables, loadConfig } from "@mall/config";
import { orderTables } from "@mall/order";
import { paymentTables } from "@mall/payment";
import { productTables } from "@mall/product";
import { reviewTables } from "@mall/review";
import { createLogger, exitOnConfigError, migrateMysql, type ServiceDatabase, waitFor } from "@mall/runtime";
import { userTables } from "@mall/user";
import { Type } from "typebox";

const usage = "Usage: MYSQL_URL=mysql://user:password@host:3306 npm run migrate [-- up | -- down]";

/** Users before addresses: they share a database. */
const tables: ServiceDatabase[] = [userTables, addressTables, productTables, orderTables, paymentTables, reviewTables];

const url = exitOnConfigError(() => {
  const { MYSQL_URL } = loadConfig(Type.Object({ MYSQL_URL: databaseVariables.MYSQL_URL }), process.env);
  if (MYSQL_URL) return MYSQL_URL;
  throw new ConfigError([{ name: "MYSQL_URL", problem: `is missing. ${usage}` }]);
});
const [direction = "up"] = process.argv.slice(2);
if (direction !== "up" && direction !== "down") {
  console.error(usage);
  process.exit(2);
}
const logger = createLogger("migrate", "info");
await waitFor({ name: "MySQL", logger }, async () => {
  for (const each of tables) await migrateMysql(url, each, direction);
});
console.log(`MySQL: ${[...new Set(tables.map(({ name }) => name))].join(", ")} migrated ${direction}.`);
