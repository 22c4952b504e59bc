export { ConfigError, type ConfigProblem, type Environment, loadConfig } from "./load-config.ts";
export {
  checkSecret,
  checkSecrets,
  DEMO_JWT_SECRET,
  jwtSecretsOf,
  keyIdOf,
  type Secret,
  type Secrets,
} from "./secrets.ts";
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
export { previousSecrets, sharedVariables } from "./shared-variables.ts";
