import {
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  type RedisConfig,
  redisOf,
  redisVariables,
  searchVariables,
} from "@mall/config";
import { Type } from "typebox";

/** The variables the product service reads. */
export const productVariables = Type.Object({ ...databaseVariables, ...redisVariables, ...searchVariables });

/** What the product service is told. */
export interface ProductConfig {
  database: DatabaseConfig;
  /** Where flash sales are kept; undefined: the embedded adapter. */
  redis: RedisConfig | undefined;
  /** Address of Elasticsearch; undefined: the embedded adapter. */
  searchUrl: string | undefined;
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadProductConfig(env: Environment): ProductConfig {
  const config = loadConfig(productVariables, env);
  return { database: databaseOf(config), redis: redisOf(config), searchUrl: config.ES_URL };
}
