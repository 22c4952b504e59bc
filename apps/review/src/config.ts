import {
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  sharedVariables,
} from "@mall/config";
import { Type } from "typebox";

/** The variables the review service reads. */
export const reviewVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  ...databaseVariables,
});

/** What the review service is told. */
export interface ReviewConfig {
  profile: "demo" | "production";
  database: DatabaseConfig;
}

/** @throws ConfigError naming each variable that does not fit. */
export function loadReviewConfig(env: Environment): ReviewConfig {
  const config = loadConfig(reviewVariables, env);
  return { profile: config.PROFILE, database: databaseOf(config) };
}
