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
export const productVariables = Type.Object({
  ...{ ...databaseVariables, ...redisVariables, ...searchVariables },
  RECONCILE_SECONDS: Type.Integer({
    minimum: 0,
    maximum: 3600,
    default: 10,
    description: "Seconds between two passes of the reconciler, which holds stock and claims against orders; 0: never.",
  }),
  RECONCILE_GRACE_SECONDS: Type.Integer({
    minimum: 2,
    maximum: 3600,
    default: 15,
    description:
      "Seconds that messages may be on their way before the reconciler does their work; four times that to make an order.",
  }),
  CLAIM_RETENTION_DAYS: Type.Integer({
    minimum: 0,
    maximum: 3650,
    default: 30,
    description: "Days that claims of paid and ended seckill orders are kept; 0: for good.",
  }),
});

/** What the product service is told. */
export interface ProductConfig {
  database: DatabaseConfig;
  /** Where flash sales are kept; undefined: the embedded adapter. */
  redis: RedisConfig | undefined;
  /** Address of Elasticsearch; undefined: the embedded adapter. */
  searchUrl: string | undefined;
  reconcile: ReconcileConfig;
}

/** How drift is repaired. */
export interface ReconcileConfig {
  /** Milliseconds between two passes; 0: none. */
  everyMs: number;
  /** Milliseconds that messages may be on their way. */
  graceMs: number;
  /** Milliseconds within which an order may be about to be made. */
  makingMs: number;
  /** Milliseconds that settled claims are kept; undefined: for good. */
  retentionMs: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @throws ConfigError naming each variable that does not fit. */
export function loadProductConfig(env: Environment): ProductConfig {
  const config = loadConfig(productVariables, env);
  const graceMs = config.RECONCILE_GRACE_SECONDS * 1000;
  return {
    database: databaseOf(config),
    redis: redisOf(config),
    searchUrl: config.ES_URL,
    reconcile: {
      everyMs: config.RECONCILE_SECONDS * 1000,
      graceMs,
      // Longer than a request and its retries take.
      makingMs: 4 * graceMs,
      retentionMs: config.CLAIM_RETENTION_DAYS === 0 ? undefined : config.CLAIM_RETENTION_DAYS * DAY_MS,
    },
  };
}
