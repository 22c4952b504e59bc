import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type TestContext, test } from "node:test";
import { eventually, serverAddress, startTcpProxy } from "@mall/testkit";
import { Block } from "../engine/block.ts";
import { Entry } from "../engine/entry.ts";
import { createClusterChecker } from "./cluster-checker.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { openScript } from "./redis-script.fixture.ts";
import { type SetTimer, systemTimer } from "./timer.ts";
import { createTokenClient } from "./token-client.ts";
import type { TokenLimiter } from "./token-limiter.ts";

type Fallback = "local" | "pass" | "refuse";

const LOCALLY = new Block({ kind: "flow", resource: "r", ruleId: "f", reason: "locally" });
const LIMIT = 5;
/** Milliseconds that an answer may take where there is a way: a busy server is not one that is away. */
const PATIENCE_MS = 30_000;

/** A rule of 5 an hour, its limiter behind a way that can be cut. */
async function openStage(context: TestContext, fallback: Fallback) {
  const proxy = await startTcpProxy(serverAddress("REDIS_URL"), 6379);
  const { client, script } = openScript(proxy.url);
  const prefix = `flow-control-test:${randomUUID()}:`;
  const id = "f";
  context.after(async () => {
    await client.del(`${prefix}{${id}}:3600000`);
    client.disconnect();
    await proxy.close();
  });
  await once(client, "ready");

  const stage = { granted: 0, reachable: true, hanging: false };
  const limiter = createRedisLimiter({ script, prefix });
  const recording: TokenLimiter = {
    decide: async (question) => {
      const answer = await limiter.decide(question);
      stage.granted += answer.waits.filter((wait) => wait === 0).length;
      return answer;
    },
  };
  const onChange = ({ reachable }: { reachable: boolean }) => {
    stage.reachable = reachable;
  };
  const setTimer: SetTimer = (run, ms) => systemTimer(run, stage.hanging ? ms : PATIENCE_MS);
  const tokens = createTokenClient(recording, { timeoutMs: 500, retryMs: 20, maxRetryMs: 40, setTimer, onChange });
  const rule = { id, resource: "r", threshold: LIMIT, statIntervalMs: 3_600_000, cluster: { fallback } };
  const checker = createClusterChecker(rule, { resource: "r", tokens }, { check: () => LOCALLY });
  const entry = new Entry({ resource: "r", leave: () => {} }, {}, 0);
  const check = async () => (await checker.ask(entry))(entry, 0);
  return { proxy, check, stage };
}

async function loseAndFind(context: TestContext, fallback: Fallback, state: "closed" | "hanging") {
  const { proxy, check, stage } = await openStage(context, fallback);
  for (let times = 0; times < 3; times += 1) assert.equal(await check(), 0);
  assert.equal(stage.granted, 3);

  proxy.set(state);
  stage.hanging = state === "hanging";
  const verdicts = await Promise.all([check(), check()]);
  verdicts.push(await check());
  assert.deepEqual([stage.granted, stage.reachable], [3, false]);

  proxy.set("open");
  stage.hanging = false;
  await eventually(async () => {
    await check();
    assert.equal(stage.reachable, true);
  });
  const after = await Promise.all(Array.from({ length: 10 }, check));
  const last = await check();
  assert.ok(last instanceof Block && (last.retryAfterMs ?? 0) > 0, "refused by the limiter again");
  return { verdicts, granted: stage.granted, passedAfter: after.filter((verdict) => verdict === 0).length };
}

for (const state of ["closed", "hanging"] as const) {
  test(`${state} way to Redis: the fallback acts, then the limit holds again`, async (context) => {
    const locally = await loseAndFind(context, "local", state);
    assert.deepEqual(locally.verdicts, [LOCALLY, LOCALLY, LOCALLY]);
    const passing = await loseAndFind(context, "pass", state);
    assert.deepEqual(passing.verdicts, [0, 0, 0]);
    const refusing = await loseAndFind(context, "refuse", state);
    for (const verdict of refusing.verdicts) assert.match((verdict as Block).reason, /unreachable/);

    for (const { granted, passedAfter } of [locally, passing, refusing]) {
      // A question that hung was answered in the end, to nobody.
      assert.equal(granted, LIMIT);
      assert.ok(passedAfter <= LIMIT - 3, `${passedAfter}`);
    }
  });
}
