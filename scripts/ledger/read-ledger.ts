import type { Environment } from "@mall/config";
import type { LedgerReport } from "./ledger-report.ts";
import { look } from "./look.ts";
import { type SettleOptions, settle } from "./settle.ts";
import { withStores } from "./stores.ts";
import { understood } from "./understood.ts";
import { whereOf } from "./where.ts";

/**
 * Reads the stores of all services, past the services: MySQL, Redis and RabbitMQ where their addresses are set, else
 * the files of DATA_DIR. Writes nothing. While the shop is busy, what is on its way may show as a finding.
 * @throws ConfigError naming a variable; UnreadableError that says what to do.
 */
export async function readLedger(env: Environment): Promise<LedgerReport> {
  const where = whereOf(env);
  try {
    return await withStores(where, look);
  } catch (error) {
    throw understood(error, where);
  }
}

/** Reads again until nothing is found, or the time is over: then a finding is one that persists. */
export async function readSettledLedger(env: Environment, options: SettleOptions): Promise<LedgerReport> {
  return await settle(() => readLedger(env), options);
}
