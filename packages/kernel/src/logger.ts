/** What a log line carries besides its sentence. Never secrets, tokens or whole mobile numbers. */
export type LogFields = Record<string, unknown>;

/** The log as rules and adapters see it; packages/runtime makes the real one. */
export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Says nothing: for tests that do not look at the log. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
