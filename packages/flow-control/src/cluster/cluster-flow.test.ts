import assert from "node:assert/strict";
import { test } from "node:test";
import { createFlowControl } from "../engine/flow-control.ts";
import { createManualTimers } from "./manual-timers.fixture.ts";
import { createTokenClient } from "./token-client.ts";
import { createTokenCounter } from "./token-counter.ts";
import type { TokenQuestion } from "./token-limiter.ts";

/** Four flow controls with one limiter, which can be lost. */
function openCluster(rule: { threshold: number; isolation?: number }) {
  const { clock, setTimer, advance } = createManualTimers();
  const counter = createTokenCounter(clock);
  const stage = { away: false };
  const decide = async (question: TokenQuestion) => {
    if (stage.away) throw new Error("away");
    return counter.decide(question);
  };
  const { threshold, isolation } = rule;
  const rules = {
    flow: [{ resource: "seckill_api", threshold, cluster: { fallback: "local" as const } }],
    ...(isolation ? { isolation: [{ resource: "seckill_api", threshold: isolation }] } : {}),
  };
  const flows = Array.from({ length: 4 }, () =>
    createFlowControl({ clock, rules, tokens: createTokenClient({ decide }, { clock, setTimer }) }),
  );
  /** How many of so many that come at once pass in each process; they stay inside. */
  const enter = async (times: number) =>
    await Promise.all(
      flows.map(async (flow) => {
        const all = await Promise.all(Array.from({ length: times }, async () => await flow.acquire("seckill_api")));
        return all.filter(({ passed }) => passed).length;
      }),
    );
  return { advance, enter, stage, setRules: (next: typeof rules) => flows.map((flow) => flow.setRules(next)), rules };
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

test("concurrent checks in four processes sum to the limit in each window", async () => {
  const { enter, advance } = openCluster({ threshold: 5 });
  for (let second = 0; second < 3; second += 1) {
    assert.equal(sum(await enter(50)), 5);
    await advance(500);
    assert.equal(sum(await enter(50)), 0);
    await advance(500);
  }
});

test("without the limiter each process holds the limit by itself, also of those that lost it together", async () => {
  const { enter, advance, stage } = openCluster({ threshold: 5 });
  stage.away = true;
  assert.deepEqual(await enter(50), [5, 5, 5, 5]);
  assert.deepEqual(await enter(50), [0, 0, 0, 0]);
  stage.away = false;
  await advance(1000);
  assert.equal(sum(await enter(50)), 5);
});

test("those that wait for their tokens together do not slip past another rule", async () => {
  const { enter } = openCluster({ threshold: 100, isolation: 3 });
  assert.deepEqual(await enter(20), [3, 3, 3, 3]);
});

test("another threshold acts at once", async () => {
  const { enter, setRules, rules } = openCluster({ threshold: 5 });
  assert.equal(sum(await enter(10)), 5);
  const flow = rules.flow.map((rule) => ({ ...rule, threshold: 8 }));
  setRules({ ...rules, flow });
  assert.equal(sum(await enter(10)), 3);
});
