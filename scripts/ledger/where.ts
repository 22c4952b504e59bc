import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  databaseVariables,
  type Environment,
  loadConfig,
  type RedisConfig,
  redisOf,
  redisVariables,
} from "@mall/config";
import { runtimeVariables } from "@mall/runtime";
import { Type } from "typebox";

/** Where the stores are, by the variables that the services read. */
export interface Where {
  mysqlUrl: string | undefined;
  redis: RedisConfig | undefined;
  rabbitmqUrl: string | undefined;
  /** Absolute; what has no server is in files here. */
  dataDir: string;
}

const variables = Type.Object({
  MYSQL_URL: databaseVariables.MYSQL_URL,
  ...redisVariables,
  RABBITMQ_URL: runtimeVariables.properties.RABBITMQ_URL,
});

const PROJECT_DATA = fileURLToPath(new URL("../../.data", import.meta.url));

/** @throws ConfigError naming the variable. */
export function whereOf(env: Environment): Where {
  const config = loadConfig(variables, env);
  return {
    mysqlUrl: config.MYSQL_URL,
    redis: redisOf(config),
    rabbitmqUrl: config.RABBITMQ_URL,
    dataDir: resolve(env.DATA_DIR || PROJECT_DATA),
  };
}
