import {
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  sharedVariables,
} from "@mall/config";
import { Type } from "typebox";

/** The variables the order service reads. */
export const orderVariables = Type.Object({
  ORDER_TIMEOUT_SECONDS: sharedVariables.ORDER_TIMEOUT_SECONDS,
  ...databaseVariables,
  ORDER_SWEEP_MS: Type.Integer({
    minimum: 10,
    maximum: 60_000,
    default: 1000,
    description: "Milliseconds between two sweeps for orders past their time and for stale placings.",
  }),
  ORDER_PLACING_TIMEOUT_SECONDS: Type.Integer({
    minimum: 10,
    maximum: 86_400,
    default: 120,
    description: "After this long a placing without an order gives its stock back. Must exceed any order's creation.",
  }),
});

/** What the order service is told by its environment. */
export interface OrderConfig {
  /** Milliseconds a buyer has to pay. */
  timeoutMs: number;
  /** Milliseconds between two sweeps. */
  sweepMs: number;
  /** Milliseconds until a placing without an order is stale. */
  placingTimeoutMs: number;
  database: DatabaseConfig;
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadOrderConfig(env: Environment): OrderConfig {
  const config = loadConfig(orderVariables, env);
  return {
    timeoutMs: config.ORDER_TIMEOUT_SECONDS * 1000,
    sweepMs: config.ORDER_SWEEP_MS,
    placingTimeoutMs: config.ORDER_PLACING_TIMEOUT_SECONDS * 1000,
    database: databaseOf(config),
  };
}
