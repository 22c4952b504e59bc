import {
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  sharedVariables,
} from "@mall/config";
import { type Static, Type } from "typebox";
import type { HoldRules } from "./domain/order/holds.ts";

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
    default: 30,
    description: "After this long a placing without an order gives its stock back. Must exceed any order's creation.",
  }),
  PROFILE: sharedVariables.PROFILE,
  HOLDS_PER_BUYER: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 10_000,
      description: "Unpaid orders that a buyer may have at once; 0 lifts the limit. Default 10; 0 in the demo.",
    }),
  ),
  HOLD_STRIKES: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1000,
      description:
        "So many orders that ran out of time shorten the time to pay of the next ones; 0: never. Default 3; 0 in the demo.",
    }),
  ),
  HOLD_STRIKE_HOURS: Type.Integer({
    minimum: 1,
    maximum: 8760,
    default: 24,
    description: "Hours after which the last of those is forgotten, and all of them with it.",
  }),
  HOLD_SHORT_SECONDS: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 86_400,
      description: "The shortened time to pay; default a third of ORDER_TIMEOUT_SECONDS.",
    }),
  ),
});

/** What the order service is told by its environment. */
export interface OrderConfig {
  /** How much a buyer may hold without paying, and for how long. */
  rules: HoldRules;
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
    rules: rulesOf(config),
    sweepMs: config.ORDER_SWEEP_MS,
    placingTimeoutMs: config.ORDER_PLACING_TIMEOUT_SECONDS * 1000,
    database: databaseOf(config),
  };
}

function rulesOf(config: Static<typeof orderVariables>): HoldRules {
  const timeoutMs = config.ORDER_TIMEOUT_SECONDS * 1000;
  const { HOLD_SHORT_SECONDS: shortSeconds } = config;
  // The demo's scripts are the same fifty buyers in every round, and never pay.
  const demo = config.PROFILE === "demo";
  return {
    maxUnpaid: config.HOLDS_PER_BUYER ?? (demo ? 0 : 10),
    maxStrikes: config.HOLD_STRIKES ?? (demo ? 0 : 3),
    strikeWindowMs: config.HOLD_STRIKE_HOURS * 3_600_000,
    timeoutMs,
    shortTimeoutMs: shortSeconds === undefined ? Math.max(1000, Math.floor(timeoutMs / 3)) : shortSeconds * 1000,
  };
}
