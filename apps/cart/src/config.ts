import { type Environment, loadConfig, type RedisConfig, redisOf, redisVariables, sharedVariables } from "@mall/config";
import { Type } from "typebox";

/** The variables the cart service reads. */
export const cartVariables = Type.Object({
  SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS,
  ...redisVariables,
});

/** What the cart service is told. */
export interface CartConfig {
  synchronous: "NORMAL" | "FULL";
  /** Undefined: the embedded adapter. */
  redis: RedisConfig | undefined;
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadCartConfig(env: Environment): CartConfig {
  const config = loadConfig(cartVariables, env);
  return { synchronous: config.SQLITE_SYNCHRONOUS, redis: redisOf(config) };
}
