import type { Logger } from "@mall/kernel";
import { isLoopback, type RuntimeConfig } from "./config.ts";

/** Says it where a service takes calls from whoever reaches its port. */
export function warnOfStrangers({ grpcHost, serviceToken }: RuntimeConfig, logger: Logger): void {
  if (serviceToken !== undefined || isLoopback(grpcHost)) return;
  logger.warn({ host: grpcHost }, "whoever reaches this port may call the service: set SERVICE_TOKEN in all of them");
}
