import { ConfigError } from "@mall/config";

/** EX_CONFIG of sysexits.h: supervisors can tell it from a crash that a restart may mend. */
const EX_CONFIG = 78;

/** Runs fn; a ConfigError is printed as it is, without a stack trace, and ends the process with code 78. */
export function exitOnConfigError<T>(fn: () => T): T {
  try {
    return fn();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(EX_CONFIG);
  }
}
