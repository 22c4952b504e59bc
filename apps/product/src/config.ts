import { type Environment, loadConfig, sharedVariables } from "@mall/config";
import { Type } from "typebox";

const schema = Type.Object({ SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS });

/** What the product service is told. */
export interface ProductConfig {
  synchronous: "NORMAL" | "FULL";
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadProductConfig(env: Environment): ProductConfig {
  return { synchronous: loadConfig(schema, env).SQLITE_SYNCHRONOUS };
}
