import { type Environment, loadConfig, sharedVariables } from "@mall/config";
import { Type } from "typebox";

const schema = Type.Object({ SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS });

/** What the address service is told. */
export interface AddressConfig {
  synchronous: "NORMAL" | "FULL";
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadAddressConfig(env: Environment): AddressConfig {
  return { synchronous: loadConfig(schema, env).SQLITE_SYNCHRONOUS };
}
