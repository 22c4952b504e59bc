import type { Logger } from "@mall/kernel";
import { pino } from "pino";

/** The log of one service: JSON lines on standard output, at `level` and above. Secrets are cut out by name. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: [
      "password",
      "token",
      "refresh_token",
      "authorization",
      "secret",
      "*.password",
      "*.token",
      "*.authorization",
    ],
  });
}
