import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { hints } from "./hints.ts";
import type { LedgerReport } from "./ledger-report.ts";
import { printLedger } from "./print-ledger.ts";

const report: LedgerReport = {
  books: [
    { skuId: 1, pool: "catalogue", initial: 500, free: 497, held: 1, sold: 2 },
    { skuId: 3, pool: "catalogue", initial: 400, free: 400, held: 0, sold: 0 },
    { skuId: 2, pool: "sale", initial: 5, free: 5, held: 0, sold: 1 },
  ],
  findings: [],
  orders: { total: 3, unpaid: 1, paid: 2, cancelled: 0 },
  money: { paidOrdersCents: 1100, settledPaymentsCents: 1100 },
  inFlight: 0,
};

test("shows the SKUs that moved, the sums, and that all adds up", () => {
  assert.equal(
    printLedger(report),
    [
      "SKU         of  initial  free  held  sold",
      "  1  catalogue      500   497     1     2  ✓",
      "  2       sale        5     5     0     1  ✗",
      "all                 905   902     1     3  ✗",
      "",
      "Orders: 3, of them 1 unpaid, 2 paid, 0 cancelled",
      "Money: paid orders ¥11.00, settled payments ¥11.00 ✓",
      "In flight: 0",
      "",
      "✓ All adds up.",
    ].join("\n"),
  );
});

test("a finding comes with what to do about it, and a flood is cut off", () => {
  const findings = Array.from({ length: 25 }, (_, index) => ({
    kind: "oversold",
    skuId: index,
    detail: `SKU ${index}`,
  }));
  const text = printLedger({ ...report, findings, omitted: { oversold: 7 } });
  assert.match(text, /✗ 25 do not add up:\n {2}oversold: SKU 0\n {4}→ stop the sale/);
  assert.match(text, /and 5 more: npm run ledger -- --json\n {2}oversold: 7 more$/);
});

test("what is waited for and what was not compared is said", () => {
  const waiting = [{ kind: "claim_without_order", detail: "SK-1 is pending." }];
  const text = printLedger({ ...report, inFlight: 1, waiting, unchecked: ["The sale of SKU 2 is large."] });
  assert.match(text, /In flight: 1; waited for: 1\n {2}… claim_without_order: SK-1 is pending\./);
  assert.match(text, /Not compared: The sale of SKU 2 is large\./);
});

test("every kind that a check can find has a hint", () => {
  const folder = new URL("./checks/", import.meta.url);
  const sources = readdirSync(folder).filter((name) => !name.includes(".test."));
  const kinds = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), "utf8").matchAll(/kind: "([a-z_]+)"/g)].map(([, kind = ""]) => kind),
  );
  assert.ok(kinds.length > 15);
  for (const kind of kinds) assert.ok(kind in hints, kind);
  for (const kind of Object.keys(hints)) assert.ok(kinds.includes(kind), kind);
});
