import { type Environment, loadConfig, sharedVariables } from "@mall/config";
import { Type } from "typebox";

const schema = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS,
});

/** What the address service is told. */
export interface AddressConfig {
  profile: "demo" | "production";
  synchronous: "NORMAL" | "FULL";
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadAddressConfig(env: Environment): AddressConfig {
  const config = loadConfig(schema, env);
  return { profile: config.PROFILE, synchronous: config.SQLITE_SYNCHRONOUS };
}
