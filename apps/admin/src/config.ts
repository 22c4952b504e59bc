import { type Environment, loadConfig, sharedVariables } from "@mall/config";
import { Type } from "typebox";

/** The variables the admin service reads. */
export const adminVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
});

/** What the admin service is told. */
export interface AdminConfig {
  profile: "demo" | "production";
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadAdminConfig(env: Environment): AdminConfig {
  return { profile: loadConfig(adminVariables, env).PROFILE };
}
