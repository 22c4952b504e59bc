import type { Books, Finding } from "../ledger-report.ts";

/** Every unit is free, held or sold, and none twice. */
export function checkBooks({ skuId, pool, initial, free, held, sold }: Books): Finding[] {
  const stands = `${pool} stock of SKU ${skuId}: initial ${initial}, free ${free}, held ${held}, sold ${sold}`;
  const findings: Finding[] = [];
  if (initial !== free + held + sold) {
    const detail = `${stands}: free + held + sold is ${free + held + sold}.`;
    findings.push({ kind: "books_do_not_add_up", skuId, subject: pool, detail });
  }
  if (Math.min(initial, free, held, sold) < 0) {
    findings.push({ kind: "negative_stock", skuId, subject: pool, detail: `${stands}: no number may be below 0.` });
  }
  if (held + sold > initial) {
    const detail = `${stands}: ${held + sold - initial} more than there are.`;
    findings.push({ kind: "oversold", skuId, subject: pool, detail });
  }
  return findings;
}
