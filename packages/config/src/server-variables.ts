import { Type } from "typebox";
import { sharedVariables } from "./shared-variables.ts";

/** A server that the full profile has; without its address the embedded adapter does its work. */
export type Server = "mysql" | "redis" | "rabbitmq" | "elasticsearch" | "consul" | "jaeger";

/** The variable with a server's address. What is deployed is checked against the mark `server`. */
export function serverAddress(server: Server, pattern: string, description: string) {
  return Type.Optional(Type.String({ pattern, server, description }));
}

/** How the Redis of REDIS_URL is reached; undefined: the embedded adapters do its work. */
export interface RedisConfig {
  url: string;
  cluster: boolean;
}

/** The Redis part of a service's variables. */
export function redisOf(config: { REDIS_URL?: string; REDIS_CLUSTER: boolean }): RedisConfig | undefined {
  return config.REDIS_URL ? { url: config.REDIS_URL, cluster: config.REDIS_CLUSTER } : undefined;
}

/** How the tables of a service are reached. */
export interface DatabaseConfig {
  /** Undefined: an SQLite file of its own. */
  mysqlUrl: string | undefined;
  /** Whether the service brings its tables up to date itself. SQLite files always are. */
  runMigrations: boolean;
  synchronous: "NORMAL" | "FULL";
}

/** The database part of a service's variables. */
export function databaseOf(config: {
  MYSQL_URL?: string;
  RUN_MIGRATIONS: boolean;
  SQLITE_SYNCHRONOUS: "NORMAL" | "FULL";
}): DatabaseConfig {
  return {
    mysqlUrl: config.MYSQL_URL,
    runMigrations: config.RUN_MIGRATIONS,
    synchronous: config.SQLITE_SYNCHRONOUS,
  };
}

/** The variables that `databaseOf` reads. */
export const databaseVariables = {
  MYSQL_URL: serverAddress("mysql", "^mysql://", "MySQL 8, MariaDB or TiDB: mysql://user:password@host:3306."),
  RUN_MIGRATIONS: Type.Boolean({
    default: true,
    description: "Services bring their tables up to date at their start; false when a job does (npm run migrate).",
  }),
  SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS,
};

/** The variables that `redisOf` reads. */
export const redisVariables = {
  REDIS_URL: serverAddress("redis", "^rediss?://", "Redis 7: redis://host:6379; some nodes of a cluster by commas."),
  REDIS_CLUSTER: Type.Boolean({
    default: false,
    description: "REDIS_URL names a Redis Cluster: keys are hash-tagged, such as seckill:stock:{2}.",
  }),
};

/** The search server of the product service. */
export const searchVariables = {
  ES_URL: serverAddress("elasticsearch", "^https?://", "Elasticsearch 7.17: http://host:9200."),
};
