export { ConfigError, type ConfigProblem, type Environment, loadConfig } from "./load-config.ts";
export {
  type DatabaseConfig,
  databaseOf,
  databaseVariables,
  type RedisConfig,
  redisOf,
  redisVariables,
  type Server,
  searchVariables,
  serverAddress,
} from "./server-variables.ts";
export { checkSecret, DEMO_JWT_SECRET, type Secret, sharedVariables } from "./shared-variables.ts";
