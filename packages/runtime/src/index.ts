export { loadRuntimeConfig, type RuntimeConfig } from "./config.ts";
export { exitOnConfigError } from "./exit-on-config-error.ts";
export { createLogger } from "./logger.ts";
export type { Platform, ServiceModule } from "./platform.ts";
export { closePlatform, createPlatform } from "./process-platform.ts";
export { runService } from "./run-service.ts";
export { onStopSignal } from "./signals.ts";
