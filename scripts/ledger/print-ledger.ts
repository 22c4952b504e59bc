import { hintFor } from "./hints.ts";
import type { Books, Finding, LedgerReport } from "./ledger-report.ts";

/** The report for people. */
export function printLedger(report: LedgerReport): string {
  const { findings, waiting = [], omitted = {}, unchecked = [], inFlight } = report;
  const left = Object.entries(omitted).map(([kind, count]) => `  ${kind}: ${count} more`);
  return [
    ...booksTable(report.books),
    "",
    ...sums(report),
    `In flight: ${inFlight}${waiting.length > 0 ? `; waited for: ${waiting.length}` : ""}`,
    ...waiting.slice(0, SHOWN).map(({ kind, detail }) => `  … ${kind}: ${detail}`),
    ...unchecked.map((sentence) => `Not compared: ${sentence}`),
    "",
    findings.length === 0 ? "✓ All adds up." : `✗ ${findings.length} do not add up:`,
    ...findings.slice(0, SHOWN).flatMap(findingLines),
    ...(findings.length > SHOWN ? [`  and ${findings.length - SHOWN} more: npm run ledger -- --json`] : []),
    ...left,
  ].join("\n");
}

/** Findings in full; the rest is in the JSON. */
const SHOWN = 20;

const findingLines = ({ kind, detail }: Finding) => [`  ${kind}: ${detail}`, `    → ${hintFor(kind)}.`];

function sums({ orders, money }: LedgerReport): string[] {
  const { total, unpaid, paid, cancelled } = orders;
  const lines = [`Orders: ${total}, of them ${unpaid} unpaid, ${paid} paid, ${cancelled} cancelled`];
  if (!money) return lines;
  const { paidOrdersCents, settledPaymentsCents } = money;
  const fits = paidOrdersCents === settledPaymentsCents ? "✓" : "✗";
  return [
    ...lines,
    `Money: paid orders ${yuan(paidOrdersCents)}, settled payments ${yuan(settledPaymentsCents)} ${fits}`,
  ];
}

const yuan = (cents: number) => `¥${(cents / 100).toFixed(2)}`;

const HEAD = ["SKU", "of", "initial", "free", "held", "sold", ""];

function booksTable(books: readonly Books[]): string[] {
  const moved = books.filter(
    ({ pool, initial, free, held, sold }) => pool === "sale" || held + sold > 0 || free !== initial,
  );
  if (moved.length === 0) return [`No unit of ${books.length} SKUs ever moved.`];
  const rows = [HEAD, ...moved.map(rowOf), totalOf(books)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padStart(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

const rowOf = ({ skuId, pool, byHand, ...units }: Books): string[] => [
  ...[String(skuId), byHand ? `${pool}, by hand` : pool],
  ...numbersOf(units),
];

function totalOf(books: readonly Books[]): string[] {
  const sum = (of: (each: Books) => number) => books.reduce((total, each) => total + of(each), 0);
  const units = {
    initial: sum((b) => b.initial),
    free: sum((b) => b.free),
    held: sum((b) => b.held),
    sold: sum((b) => b.sold),
  };
  return ["all", "", ...numbersOf(units)];
}

function numbersOf({ initial, free, held, sold }: Pick<Books, "initial" | "free" | "held" | "sold">): string[] {
  const fits = initial === free + held + sold ? "✓" : "✗";
  return [...[initial, free, held, sold].map(String), fits];
}
