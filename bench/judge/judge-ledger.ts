import type { LedgerReport } from "../../scripts/ledger/ledger-report.ts";

/** What does not add up over all stores, as sentences; at most a few of them. */
export function judgeLedger({ books, findings, waiting = [], inFlight }: LedgerReport): string[] {
  const torn = books.filter(({ initial, free, held, sold }) => initial !== free + held + sold || free < 0);
  return [
    ...torn.map(({ skuId, pool, initial, free, held, sold }) => {
      return `SKU ${skuId} (${pool}): initial ${initial} is not free ${free} + held ${held} + sold ${sold}`;
    }),
    ...few([...findings, ...waiting].map(({ kind, detail }) => `${kind}: ${detail}`)),
    ...(inFlight > 0 ? [`${inFlight} claims, messages or payments never arrived`] : []),
  ];
}

const MOST = 5;

function few(sentences: readonly string[]): string[] {
  const more = sentences.length - MOST;
  return [...sentences.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])];
}
