import { parseArgs } from "node:util";
import { UsageError, wholeNumber } from "../seckill-load/whole-number.ts";

/** What the user asked for. */
export interface LedgerOptions {
  /** Milliseconds to wait for what is on its way; 0: one look. */
  waitMs: number;
  json: boolean;
  help: boolean;
}

const MAX_WAIT_SECONDS = 3600;

/** @throws UsageError naming what cannot be used. */
export function ledgerOptions(args: string[]): LedgerOptions {
  const { wait, json, help } = parse(args);
  return { waitMs: 1000 * wholeNumber("--wait", wait, 0, MAX_WAIT_SECONDS), json, help };
}

function parse(args: string[]) {
  const flag = { type: "boolean" as const, default: false };
  try {
    const options = { wait: { type: "string" as const, default: "30" }, json: flag, help: { ...flag, short: "h" } };
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
