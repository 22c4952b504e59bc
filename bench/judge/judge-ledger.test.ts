import assert from "node:assert/strict";
import { test } from "node:test";
import type { LedgerReport } from "../../scripts/ledger/ledger-report.ts";
import { judgeLedger } from "./judge-ledger.ts";

const clean: LedgerReport = {
  books: [{ skuId: 2, pool: "sale", initial: 5, free: 1, held: 3, sold: 1 }],
  findings: [],
  orders: { total: 4, unpaid: 3, paid: 1, cancelled: 0 },
  inFlight: 0,
};

test("books that add up are well, others are named, and so is what is found or never arrived", () => {
  assert.deepEqual(judgeLedger(clean), []);
  const torn = judgeLedger({ ...clean, books: [{ skuId: 2, pool: "sale", initial: 5, free: 2, held: 3, sold: 1 }] });
  assert.match(torn.join(), /SKU 2 \(sale\): initial 5 is not free 2 \+ held 3 \+ sold 1/);
  const oversold = { skuId: 2, pool: "sale", initial: 3, free: -1, held: 3, sold: 1 } as const;
  assert.equal(judgeLedger({ ...clean, books: [oversold] }).length, 1);
  assert.match(judgeLedger({ ...clean, inFlight: 3 }).join(), /3 claims, messages or payments never arrived/);
});

test("a flood of findings is cut off and counted, and what waits counts as well", () => {
  const finding = { kind: "claim_without_order", detail: "a claim" };
  const problems = judgeLedger({ ...clean, findings: Array(8).fill(finding), waiting: [finding] });
  assert.equal(problems[0], "claim_without_order: a claim");
  assert.deepEqual(problems.slice(5), ["and 4 more"]);
});
