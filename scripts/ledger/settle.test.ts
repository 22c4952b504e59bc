import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { Finding, LedgerReport } from "./ledger-report.ts";
import { settle } from "./settle.ts";

const finding = (orderNo: string): Finding => ({ kind: "claim_without_order", orderNo, detail: orderNo });
const report = (findings: Finding[], waiting: Finding[] = []): LedgerReport => ({
  ...{ books: [], orders: { total: 0, unpaid: 0, paid: 0, cancelled: 0 }, inFlight: 0, findings, waiting },
});

/** Looks at what `at` says for each moment, in milliseconds since the first look. */
async function watch(at: (ms: number) => LedgerReport, timeoutMs: number) {
  const clock = createManualClock();
  const start = clock.now();
  let looks = 0;
  const look = async () => {
    looks += 1;
    return at(clock.now() - start);
  };
  const pause = async (ms: number) => clock.advance(ms);
  const { findings } = await settle(look, { timeoutMs, now: clock.now, pause });
  return { orders: findings.map(({ orderNo }) => orderNo), looks, ms: clock.now() - start };
}

describe("looking until all is settled", () => {
  test("one look is enough when nothing is found", async () => {
    assert.deepEqual(await watch(() => report([]), 30_000), { orders: [], looks: 1, ms: 0 });
  });

  test("what was on its way is gone later, and is waited for also when it is known to be on its way", async () => {
    const gone = await watch((ms) => report(ms < 1500 ? [finding("a")] : []), 30_000);
    assert.deepEqual(gone, { orders: [], looks: 4, ms: 1500 });
    const known = await watch((ms) => report([], ms < 1500 ? [finding("a")] : []), 30_000);
    assert.deepEqual(known, { orders: [], looks: 4, ms: 1500 });
  });

  test("what stands to the end is drift", async () => {
    const { orders, ms } = await watch(() => report([finding("a")]), 30_000);
    assert.deepEqual([orders, ms], [["a"], 30_000]);
  });

  test("in a busy shop others are on their way at every look: none of them is drift", async () => {
    const { orders } = await watch((ms) => report([finding("a"), finding(`passing ${Math.floor(ms / 1000)}`)]), 30_000);
    assert.deepEqual(orders, ["a"]);
  });

  test("drift that shows late is drift, unless it has just come up", async () => {
    const { orders } = await watch(
      (ms) =>
        report([...(ms >= 20_000 ? [finding("late")] : []), ...(ms >= 26_000 ? [finding("new")] : [finding("b")])]),
      30_000,
    );
    assert.deepEqual(orders, ["late"]);
  });

  test("what came and went and came again has not stood", async () => {
    const { orders } = await watch((ms) => report(ms === 28_000 ? [finding("x")] : [finding("a")]), 30_000);
    assert.deepEqual(orders, []);
  });

  test("without time there is one look, and all it finds", async () => {
    assert.deepEqual(await watch(() => report([finding("a")]), 0), { orders: ["a"], looks: 1, ms: 0 });
  });
});
