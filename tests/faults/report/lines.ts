import type { RoundResult } from "../round/run-round.ts";
import { rowsOf } from "./rows.ts";

const MOST_FINDINGS = 20;

/** A round in one line. */
export function lineOf(result: RoundResult): string {
  const { plan, what, convergedMs, findings } = result;
  const [row] = rowsOf([result]);
  const orders = `${row?.acknowledged} of ${row?.attempted} tries acknowledged`;
  const end = findings.length === 0 ? `well after ${(convergedMs / 1000).toFixed(1)} s` : "FAILED";
  return `${String(plan.round).padStart(4)} ${plan.kind}: ${what}; ${orders}; ${end}`;
}

/** What was found, at most twenty lines. */
export function findingLines({ findings }: RoundResult): string {
  const shown = findings.slice(0, MOST_FINDINGS).map(({ checker, detail }) => `     ${checker}: ${detail}`);
  const more = findings.length - shown.length;
  return [...shown, ...(more > 0 ? [`     and ${more} more`] : [])].join("\n");
}
