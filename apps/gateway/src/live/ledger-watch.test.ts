import assert from "node:assert/strict";
import { test } from "node:test";
import { type GetLedgerResponse, StockPool } from "@mall/contracts/ledger";
import { fail } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { watchLedger } from "./ledger-watch.ts";

const book = (initial: number, free: number) => ({
  skuId: 1,
  pool: StockPool.STOCK_POOL_CATALOGUE,
  initial,
  free,
  held: 0,
  sold: 0,
});

test("asks every three seconds at most; drifts in both directions add up; silence is not known", async () => {
  const clock = createManualClock();
  const answers: GetLedgerResponse[] = [{ books: [book(5, 4), book(5, 7)], open: [], repairs: [], checkedAtMs: 0 }];
  let asked = 0;
  const look = watchLedger(async () => {
    asked += 1;
    const answer = answers.shift();
    if (!answer) throw fail("service_unavailable");
    return answer;
  }, clock);
  assert.deepEqual(await look(), { drift: 3, open: 0 });
  clock.advance(2999);
  assert.deepEqual([await look(), asked], [{ drift: 3, open: 0 }, 1]);
  clock.advance(1);
  assert.deepEqual(await look(), { drift: null, open: null });
});
