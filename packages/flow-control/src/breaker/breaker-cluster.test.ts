import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createFlowControl } from "../engine/flow-control.ts";
import type { TokenGrant } from "../engine/token-service.ts";
import { touchy } from "./breaker.fixture.ts";

/** A resource with a breaker and a limit over the cluster, whose limiter answers when told to. */
function stage() {
  const clock = createManualClock();
  const questions: ((grant: TokenGrant) => void)[] = [];
  const flow = createFlowControl({
    clock,
    tokens: { acquire: () => new Promise((resolve) => questions.push(resolve)) },
    rules: {
      flow: [{ resource: "stock", threshold: 100, cluster: { fallback: "refuse" } }],
      breaker: [{ resource: "stock", ...touchy }],
    },
  });
  const acquire = async () => flow.acquire("stock");
  const answer = (granted: boolean) => questions.shift()?.({ granted });
  const fail = async () => {
    const entering = acquire();
    answer(true);
    const entry = await entering;
    if (entry.passed) entry.exit(new Error("down"));
  };
  return { clock, acquire, answer, fail, state: () => flow.breakers()[0]?.state };
}

test("a probe that the limiter of the cluster refuses rolls back to open, without a new wait", async () => {
  const { clock, acquire, answer, fail, state } = stage();
  await fail();
  clock.advance(1000);
  const refused = acquire();
  assert.equal(state(), "halfOpen");
  answer(false);
  assert.equal((await refused).passed, false);
  assert.equal(state(), "open");
  const probe = acquire();
  answer(true);
  assert.equal((await probe).passed, true);
});

test("what waits for the limiter while the breaker opens is refused, also while another probes", async () => {
  const { clock, acquire, answer, state } = stage();
  const [first, second, third] = [acquire(), acquire(), acquire()];
  answer(true);
  const entry = await first;
  assert.ok(entry.passed, "the breaker was still closed");
  entry.exit(new Error("down"));
  answer(true);
  const late = await second;
  assert.ok(!late.passed);
  assert.equal(late.kind, "breaker");
  clock.advance(1000);
  const probe = acquire();
  answer(true);
  assert.equal((await third).passed, false);
  assert.equal(state(), "halfOpen");
  answer(true);
  assert.equal((await probe).passed, true);
});
