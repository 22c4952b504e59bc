export { ConfigError, type ConfigProblem, type Environment, loadConfig } from "./load-config.ts";
export { checkSecret, DEMO_JWT_SECRET, type Secret, sharedVariables } from "./shared-variables.ts";
