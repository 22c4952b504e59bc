import { type Logger, masked, maskText } from "@mall/kernel";
import { type DestinationStream, pino } from "pino";

type LogArguments = Parameters<pino.LogFn>;

/**
 * The log of one service: JSON lines on standard output, at `level` and above. Secrets and personal data are cut out of
 * every line: by the name of their field and, in sentences and errors, by their form.
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    // What is masked is no Error any more, but still has its type and stack.
    serializers: { err: (error) => error },
    formatters: { level: (label) => ({ level: label }), log: (fields) => masked(fields) as Record<string, unknown> },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((part) => (typeof part === "string" ? maskText(part) : part)) as LogArguments);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
