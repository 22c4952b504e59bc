import {
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  sharedVariables,
} from "@mall/config";
import { Type } from "typebox";

/** The variables the address service reads. */
export const addressVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  ...databaseVariables,
});

/** What the address service is told. */
export interface AddressConfig {
  profile: "demo" | "production";
  database: DatabaseConfig;
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadAddressConfig(env: Environment): AddressConfig {
  const config = loadConfig(addressVariables, env);
  return { profile: config.PROFILE, database: databaseOf(config) };
}
