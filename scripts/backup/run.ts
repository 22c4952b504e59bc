import { ConfigError } from "@mall/config";
import { runScript, UsageError } from "../seckill-load/whole-number.ts";
import { RefusedError } from "./refused-error.ts";

/** Runs a script's main; what is refused ends it with the sentence and exit code 1, wrong arguments with the usage and 2. */
export async function runOrRefuse(usage: string, main: () => Promise<void>): Promise<void> {
  await runScript(usage, async () => {
    try {
      await main();
    } catch (error) {
      if (isBadArgument(error)) throw new UsageError(error.message);
      if (!(error instanceof RefusedError || error instanceof ConfigError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  });
}

/** What parseArgs throws. */
function isBadArgument(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
}
