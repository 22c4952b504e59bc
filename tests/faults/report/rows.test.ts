import assert from "node:assert/strict";
import { test } from "node:test";
import { checkedOf, type Line } from "../checkers/checked.fixture.ts";
import { findingsOf } from "../checkers/finding.ts";
import type { RoundResult } from "../round/run-round.ts";
import { pageOf, tableOf } from "./page.ts";
import { rowsOf } from "./rows.ts";

const lines: Line[] = [
  [1, "seckill", "invoke", { skuId: 2 }],
  [1, "seckill", "info", { skuId: 2 }],
  [1, "seckill", "ok", { skuId: 2, orderNo: "S" }],
  [2, "create", "ok", { items: [], orderNo: "A", key: "k" }],
  [2, "create", "ok", { items: [], orderNo: "A", key: "k" }],
  [2, "pay", "ok", { orderNo: "A", amountCents: 1 }],
];

function resultOf(kind: string, convergedMs: number, checkers: string[] = []): RoundResult {
  const { ops, state } = checkedOf(lines);
  const fault = { target: "shop", afterMs: 1, lastsMs: 1, extent: 0 };
  const crowd = { buyers: 2, units: 1, shoppers: 1, grabbers: 1 };
  const findings = checkers.map((checker) => findingsOf(checker).yet("wrong"));
  return { plan: { round: 1, seed: 1, kind, fault, crowd }, what: "", ops, state, convergedMs, findings };
}

const results = [
  resultOf("pause", 100),
  resultOf("kill", 900, ["bank", "oversold"]),
  resultOf("kill", 200),
  resultOf("kill", 300),
];

test("rows count by kind, and all together", () => {
  const [kill, pause, all] = rowsOf(results);
  assert.deepEqual(kill, {
    ...{ kind: "kill", rounds: 3, failed: 1, attempted: 12, acknowledged: 6, lost: 0, oversold: 1, drift: 1, money: 0 },
    ...{ medianMs: 300, worstMs: 900 },
  });
  assert.deepEqual([pause?.rounds, pause?.drift, all?.kind, all?.rounds, all?.worstMs], [1, 0, "all", 4, 900]);
});

test("what could not be sent was not attempted", () => {
  const [result] = results;
  if (!result) return;
  const refused = result.ops.map((op) => (op.f === "create" ? { ...op, error: "ECONNREFUSED" } : op));
  assert.equal(rowsOf([{ ...result, ops: refused }])[0]?.attempted, 2);
});

test("the page shows the table and says whether rounds failed", () => {
  const page = pageOf({ seed: 7, tookMs: 90_000, profiles: [{ profile: "embedded", results }] });
  assert.match(page, /4 rounds, seed 7\./);
  assert.match(page, /\*\*1 failed\.\*\*/);
  assert.ok(page.includes(tableOf(rowsOf(results))));
  assert.match(page, /\| kill \| 3 \| 1 \| 12 \| 6 \| 0 \| 1 \| 1 \| 0 \| 0\.3 s \| 0\.9 s \|/);
});
