export { ConfigError, type ConfigProblem, type Environment, loadConfig } from "./load-config.ts";
export { DEMO_JWT_SECRET, MIN_SECRET_BYTES, secretProblem, sharedVariables } from "./shared-variables.ts";
