import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock, eventually } from "@mall/testkit";
import { type AsyncMessage, type ConsumerHandler, ConsumerStatus } from "rabbitmq-client";
import { createFlowControl } from "../engine/flow-control.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type GuardedConsumerOptions, guardedConsumer } from "./rabbitmq.ts";

const QUEUE = "orders";
const breaker = { resource: QUEUE, strategy: "errorCount", threshold: 1, minRequests: 1 } as const;

/** A consumer without a broker. Pauses move the clock on and are noted. */
function consume(rules: RuleSet, handler: ConsumerHandler, own: GuardedConsumerOptions = {}) {
  const clock = createManualClock();
  const pauses: number[] = [];
  const sleep = async (ms: number) => {
    pauses.push(ms);
    clock.advance(ms);
  };
  const flow = createFlowControl({ rules, clock, sleep });
  const guarded = guardedConsumer(flow, QUEUE, handler, { sleep, ...own });
  const deliver = async (body: unknown) =>
    await guarded({ body, headers: { user: body } } as unknown as AsyncMessage, () => Promise.resolve());
  return { clock, flow, pauses, deliver, figures: () => flow.figures()[0] };
}

test("throttling evens out a burst: each message waits for its turn, none is handed back", async () => {
  const handled: unknown[] = [];
  const rules: RuleSet = { flow: [{ resource: QUEUE, threshold: 10, control: "throttling", maxQueueingMs: 60_000 }] };
  const { deliver, pauses } = consume(rules, ({ body }) => void handled.push(body));
  const results = await Promise.all([1, 2, 3, 4].map(deliver));
  assert.deepEqual(results, [undefined, undefined, undefined, undefined]);
  assert.deepEqual(handled, [1, 2, 3, 4]);
  assert.equal(pauses.length, 3);
});

test("a refused message is tried again when the rule says, and not lost", async () => {
  let healthy = false;
  const handler = () => (healthy ? undefined : Promise.reject(new Error("database away")));
  const { deliver, pauses, figures } = consume({ breaker: [{ ...breaker, retryTimeoutMs: 3000 }] }, handler);
  await assert.rejects(deliver(1), /database away/);
  healthy = true;
  assert.equal(await deliver(2), undefined);
  assert.deepEqual(pauses, [3000]);
  assert.deepEqual([figures()?.passed, figures()?.blocked, figures()?.concurrency], [2, 1, 0]);
});

test("pauses are neither too short for the machine nor too long for a change of the rules", async () => {
  const { deliver, pauses, flow } = consume({ breaker: [{ ...breaker, retryTimeoutMs: 12_000 }] }, () => {
    throw new Error("away");
  });
  await assert.rejects(deliver(1));
  await assert.rejects(deliver(2));
  assert.deepEqual(pauses, [5000, 5000, 2000]);
  flow.setRules({ breaker: [{ ...breaker, retryTimeoutMs: 10 }] });
  await assert.rejects(deliver(3));
  assert.deepEqual(pauses.slice(3), [50]);
});

test("a message that is refused all the time goes back to its queue in the end", async () => {
  const { deliver, pauses } = consume({ flow: [{ resource: QUEUE, threshold: 0 }] }, () => assert.fail(), {
    holdMs: 2500,
  });
  assert.equal(await deliver(1), ConsumerStatus.REQUEUE);
  assert.deepEqual(pauses, [1000, 1000]);
});

test("when the program stops, what is refused goes back at once", async () => {
  const stop = new AbortController();
  const rules: RuleSet = { flow: [{ resource: QUEUE, threshold: 0 }] };
  const flow = createFlowControl({ rules });
  const handler = guardedConsumer(flow, QUEUE, () => assert.fail(), { signal: stop.signal });
  const handed = handler({ body: 1 } as AsyncMessage, () => Promise.resolve());
  await eventually(() => assert.equal(flow.figures()[0]?.blocked, 1));
  stop.abort();
  assert.equal(await handed, ConsumerStatus.REQUEUE);
});

test("what the handler throws or hands back is a failure, a dropped message is none", async () => {
  const answers = [ConsumerStatus.ACK, ConsumerStatus.DROP, ConsumerStatus.REQUEUE, undefined];
  const { deliver, figures } = consume({}, ({ body }) => answers[body as number]);
  for (const [index, answer] of answers.entries()) assert.equal(await deliver(index), answer);
  assert.deepEqual([figures()?.completePerSecond, figures()?.errorPerSecond], [4, 1]);
  const failing = consume({}, () => Promise.reject());
  await assert.rejects(failing.deliver(1));
  assert.equal(failing.figures()?.errorPerSecond, 1);
});

test("rules may look at the message", async () => {
  const rules: RuleSet = { hotParameter: [{ resource: QUEUE, key: "user", threshold: 1 }] };
  const optionsOf: GuardedConsumerOptions["optionsOf"] = ({ headers }) => ({
    attachments: { user: headers?.user },
  });
  const { deliver, pauses } = consume(rules, () => {}, { optionsOf });
  await deliver("ann");
  await deliver("bob");
  assert.deepEqual(pauses, []);
  await deliver("ann");
  assert.deepEqual(pauses, [1001]);
});
