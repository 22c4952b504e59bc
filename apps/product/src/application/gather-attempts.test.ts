import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ReserveOutcome } from "../domain/seckill.ts";
import { gatherAttempts } from "./gather-attempts.ts";
import type { SeckillAttempt } from "./ports/seckill-stock.ts";

const attempt = (userId: number): SeckillAttempt => ({ userId, skuId: 2, headers: {} });

/** Steps that wait until they are answered by hand. */
function openStage(most = 1000) {
  const steps: { users: number[]; answer: () => void; fail: () => void }[] = [];
  const reserve = (attempts: readonly SeckillAttempt[]) =>
    new Promise<ReserveOutcome[]>((resolve, reject) => {
      const users = attempts.map(({ userId }) => userId);
      const outcomes = users.map((userId): ReserveOutcome => ({ kind: "reserved", orderNo: String(userId) }));
      steps.push({ users, answer: () => resolve(outcomes), fail: () => reject(new Error("away")) });
    });
  return { steps, gather: gatherAttempts({ reserve, most, isTraced: () => false }) };
}

test("what comes in one turn is one step, and each call gets its own answers", async () => {
  const { steps, gather } = openStage();
  const answers = Promise.all([gather([attempt(1)]), gather([attempt(2), attempt(3)])]);
  await nextTurn();
  assert.deepEqual(
    steps.map(({ users }) => users),
    [[1, 2, 3]],
  );
  steps[0]?.answer();
  const numbers = (await answers).map((own) => own.map((each) => ("orderNo" in each ? each.orderNo : "")));
  assert.deepEqual(numbers, [["1"], ["2", "3"]]);
});

test("while two steps are under way, everybody else waits for the next one together", async () => {
  const { steps, gather } = openStage();
  const calls: Promise<unknown>[] = [];
  for (const userId of [1, 2, 3, 4, 5]) {
    calls.push(gather([attempt(userId)]));
    await nextTurn();
  }
  assert.deepEqual(
    steps.map(({ users }) => users),
    [[1], [2]],
  );
  steps[0]?.answer();
  await calls[0];
  await nextTurn();
  assert.deepEqual(
    steps.map(({ users }) => users),
    [[1], [2], [3, 4, 5]],
  );
  for (const { answer } of steps) answer();
  await Promise.all(calls);
});

test("a step has no more attempts than it may, and a call is never torn apart", async () => {
  const { steps, gather } = openStage(3);
  const calls = [gather([attempt(1), attempt(2)]), gather([attempt(3), attempt(4)]), gather([attempt(5)])];
  await nextTurn();
  assert.deepEqual(
    steps.map(({ users }) => users),
    [
      [1, 2],
      [3, 4, 5],
    ],
  );
  for (const { answer } of steps) answer();
  await Promise.all(calls);
});

test("a step that fails fails for its own callers only", async () => {
  const { steps, gather } = openStage();
  const first = gather([attempt(1)]);
  await nextTurn();
  const second = gather([attempt(2)]);
  await nextTurn();
  steps[0]?.fail();
  steps[1]?.answer();
  await assert.rejects(first, /away/);
  assert.equal((await second).length, 1);
});

test("a step is run in the context of a caller in a recorded trace, or of none", async () => {
  const caller = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const reserve = async (attempts: readonly SeckillAttempt[]) => {
    seen.push(caller.getStore());
    return attempts.map((): ReserveOutcome => ({ kind: "sold_out" }));
  };
  const gather = gatherAttempts({ reserve, most: 1000, isTraced: () => caller.getStore() === "traced" });
  const from = (name: string) => caller.run(name, () => gather([attempt(1)]));
  await Promise.all([from("plain"), from("traced")]);
  await Promise.all([from("plain"), from("plain")]);
  assert.deepEqual(seen, ["traced", undefined]);
});
