import { setTimeout as sleep } from "node:timers/promises";
import { readLedger, readSettledLedger } from "../../scripts/ledger/read-ledger.ts";
import { judgeLedger } from "./judge-ledger.ts";

const PATIENCE_MS = 120_000;

/** Waits until nothing is on its way any more, then says what does not add up; empty: all does. */
export async function settledLedger(where: Record<string, string>): Promise<string[]> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const report = await readLedger(where);
    const problems = judgeLedger(report);
    if (problems.length === 0) return [];
    if (performance.now() > end) return judgeLedger(await readSettledLedger(where, { timeoutMs: 0 }));
    await sleep(500);
  }
}
