import assert from "node:assert/strict";
import { test } from "node:test";
import { collectFindings } from "./collect-findings.ts";
import { kindsOf } from "./dossier.fixture.ts";
import { stockCommand } from "./suspicion.ts";

const suspicion = { kind: "order_differs_from_claim", detail: "" };

test("what a message will mend waits; the rest is found, without our own notes", async () => {
  const sell = stockCommand("sell", "1");
  const collected = collectFindings(async () => (letter) => letter.id === sell.id);
  await collected.add([
    { ...suspicion, orderNo: "1", awaits: [sell] },
    { ...suspicion, orderNo: "2", awaits: [stockCommand("sell", "2")] },
    { ...suspicion, orderNo: "3", underWay: true },
    { ...suspicion, orderNo: "4", underWay: false },
  ]);
  assert.deepEqual(
    collected.waiting.map(({ orderNo }) => orderNo),
    ["1", "3"],
  );
  assert.deepEqual(collected.findings, [
    { ...suspicion, orderNo: "2" },
    { ...suspicion, orderNo: "4" },
  ]);
});

test("a flood of one kind is cut off and counted, and hides no other", async () => {
  const collected = collectFindings(async () => () => false);
  await collected.add(Array.from({ length: 1003 }, (_, index) => ({ ...suspicion, orderNo: String(index) })));
  await collected.add([{ kind: "oversold", detail: "" }]);
  assert.equal(collected.findings.length, 1001);
  assert.deepEqual(kindsOf(collected.findings.slice(-1)), ["oversold"]);
  assert.deepEqual(collected.omitted, { order_differs_from_claim: 3 });
});
