import { setTimeout as sleep } from "node:timers/promises";
import type { Finding, LedgerReport } from "./ledger-report.ts";

/** How long to look, and by which clock. */
export interface SettleOptions {
  /** Milliseconds to wait at most; 0: one look. */
  timeoutMs: number;
  /** Milliseconds between two looks; default 500. */
  everyMs?: number;
  now?: () => number;
  pause?: (ms: number) => Promise<unknown>;
}

/**
 * Milliseconds a finding has to stand, in every look, before it is called drift. Differences that are on their way last
 * for less; one that came up while we waited is not missed for having been absent at first.
 */
const STANDS_MS = 5000;

/**
 * Looks again and again, as the stores are read one after the other while the shop goes on: what is on its way is
 * gone the next time. Ends when nothing is found and nothing is waited for, or with what stood to the end.
 */
export async function settle(look: () => Promise<LedgerReport>, options: SettleOptions): Promise<LedgerReport> {
  const { timeoutMs, everyMs = 500, now = Date.now, pause = sleep } = options;
  const start = now();
  let since = new Map<string, number>();
  for (;;) {
    const at = now();
    const report = await look();
    since = new Map(report.findings.map(nameOf).map((name) => [name, since.get(name) ?? at]));
    if (report.findings.length === 0 && (report.waiting ?? []).length === 0) return report;
    if (now() - start + everyMs > timeoutMs) {
      const latest = at - Math.min(at - start, STANDS_MS);
      return { ...report, findings: report.findings.filter((each) => (since.get(nameOf(each)) ?? at) <= latest) };
    }
    await pause(everyMs);
  }
}

const nameOf = ({ kind, skuId, orderNo, subject }: Finding) => JSON.stringify([kind, skuId, orderNo, subject]);
