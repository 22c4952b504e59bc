import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type ConsulStage, consulStage, PATIENCE, type ServiceProcess } from "./consul-stage.fixture.ts";

type Call = () => Promise<number>;

/** Who answered these many calls. */
async function answeredBy(call: Call, calls = 12): Promise<Set<number>> {
  const answers = new Set<number>();
  // One after the other: those that are made at once travel together, to one instance.
  for (let made = 0; made < calls; made += 1) answers.add(await call());
  return answers;
}

const shared = (call: Call, ...by: ServiceProcess[]) =>
  eventually(async () => assert.deepEqual(await answeredBy(call), new Set(by.map(({ pid }) => pid))), PATIENCE);

/** Calls again and again until stopped; resolves with what failed. */
function streamCalls(call: Call): () => Promise<unknown[]> {
  const failures: unknown[] = [];
  let stopped = false;
  const callers = Array.from({ length: 4 }, async () => {
    while (!stopped) await call().catch((error: unknown) => failures.push(error));
  });
  return async () => {
    stopped = true;
    await Promise.all(callers);
    return failures;
  };
}

describe("services found in Consul", async () => {
  let stage: ConsulStage;
  let one: ServiceProcess;

  before(async () => {
    stage = consulStage();
  });
  after(() => stage.end());

  test("nobody is registered: calls and check are service_unavailable, not a hang", async () => {
    const { call, check } = stage.open();
    await assert.rejects(call(), { slug: "service_unavailable" });
    await assert.rejects(check(), { slug: "service_unavailable" });
  });

  test("a service that registers and passes its check is found", async () => {
    const { call, check } = stage.open();
    one = await stage.start();
    await shared(call, one);
    // It waits a second and no longer, which on a busy machine may be over.
    await eventually(check, PATIENCE);
  });

  test("two share the calls; one is killed and no idempotent call fails", async () => {
    const { call } = stage.open();
    const two = await stage.start();
    await shared(call, one, two);
    const stop = streamCalls(call);
    await two.signal("SIGKILL");
    await shared(call, one);
    assert.deepEqual(await stop(), []);
  });

  test("one that is asked to end leaves Consul first: no call fails", async () => {
    const { call } = stage.open();
    const two = await stage.start();
    await shared(call, one, two);
    const stop = streamCalls(call);
    await two.signal("SIGTERM");
    await shared(call, one);
    assert.deepEqual(await stop(), []);
    assert.equal(await stage.consul.knows(two.id), false);
  });

  test("one that hangs is dropped, and is back when it goes on", async () => {
    const { call } = stage.open();
    const two = await stage.start();
    await shared(call, one, two);
    await two.signal("SIGSTOP");
    await shared(call, one);
    await two.signal("SIGCONT");
    await shared(call, one, two);
    await two.signal("SIGTERM");
  });

  test("the last one killed: nobody is left, and check says so", async () => {
    const { call, check } = stage.open();
    await shared(call, one);
    await one.signal("SIGKILL");
    const unavailable = { slug: "service_unavailable" };
    await eventually(() => assert.rejects(call(), unavailable), PATIENCE);
    await assert.rejects(check(), unavailable);
    one = await stage.start();
    await shared(call, one);
  });

  test("an agent that forgot the service is told again", async () => {
    await stage.consul.deregister(one.id);
    await eventually(async () => assert.ok(await stage.consul.knows(one.id)), PATIENCE);
  });
});
