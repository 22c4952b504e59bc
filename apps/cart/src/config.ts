import { type Environment, loadConfig, sharedVariables } from "@mall/config";
import { Type } from "typebox";

const schema = Type.Object({ SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS });

/** What the cart service is told. */
export interface CartConfig {
  synchronous: "NORMAL" | "FULL";
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadCartConfig(env: Environment): CartConfig {
  return { synchronous: loadConfig(schema, env).SQLITE_SYNCHRONOUS };
}
