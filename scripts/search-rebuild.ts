// Makes the search index of products anew from the database, while the shop goes on: `npm run search:rebuild`.
import { ConfigError, databaseVariables, loadConfig, searchVariables } from "@mall/config";
import { AppError } from "@mall/kernel";
import { rebuildSearch } from "@mall/product/search";
import { createLogger, exitOnConfigError } from "@mall/runtime";
import { Type } from "typebox";

const usage = "Usage: MYSQL_URL=mysql://user:password@host:3306 ES_URL=http://host:9200 npm run search:rebuild";

const { MYSQL_URL } = databaseVariables;
const servers = exitOnConfigError(() => {
  const config = loadConfig(Type.Object({ MYSQL_URL, ...searchVariables }), process.env);
  if (config.MYSQL_URL && config.ES_URL) return { mysqlUrl: config.MYSQL_URL, searchUrl: config.ES_URL };
  const missing = (["MYSQL_URL", "ES_URL"] as const).filter((name) => !config[name]);
  throw new ConfigError(missing.map((name) => ({ name, problem: `is missing. ${usage}` })));
});

try {
  const products = await rebuildSearch({ ...servers, logger: createLogger("search-rebuild", "info") });
  console.log(`The search index was made anew: ${products} products.`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { cause } = error;
  console.error(`MySQL or Elasticsearch is away: ${cause instanceof Error ? cause.message : error.message}`);
  process.exitCode = 1;
}
