import assert from "node:assert/strict";
import { it } from "node:test";
import { fail, silentLogger } from "@mall/kernel";
import { createManualClock, createRecordingTracing } from "@mall/testkit";
import { createQueueRegistry } from "../queue-registry.ts";
import type { TracedMessage } from "../traced.ts";
import type { Received } from "./delivery.ts";
import { createSettle } from "./settle.ts";

const received = (id: string, headers: Record<string, unknown> = {}): Received => ({
  ...{ consumerTag: "c", deliveryTag: 1, redelivered: false, exchange: "", routingKey: "work" },
  ...{ messageId: id, body: { id }, headers },
});

/** A settle whose handler always fails with `error`, and what it publishes. */
function makeSettle(error: Error, maxDeliveries = 3) {
  const registry = createQueueRegistry();
  registry.declare([{ name: "work", maxDeliveries }]);
  const clock = createManualClock();
  const published: { target: string; messages: readonly TracedMessage[] }[] = [];
  const settle = createSettle({
    queue: registry.get("work"),
    handle: async () => {
      throw error;
    },
    republish: async (target, messages) => void published.push({ target, messages }),
    ...{ clock, logger: silentLogger, tracing: createRecordingTracing() },
  });
  return { settle, clock, published };
}

const never = new AbortController().signal;

it("puts a whole batch that failed off at once, and counts", async () => {
  const { settle, clock, published } = makeSettle(new Error("no"));
  const since = clock.now();
  await settle(
    [received("a"), received("b", { "x-kind": "test" })].map((message) => ({ message, since })),
    never,
  );
  assert.deepEqual(
    published.map(({ target, messages }) => [target, messages.map(({ id }) => id)]),
    [["work.retry.100", ["a", "b"]]],
  );
  assert.deepEqual(published[0]?.messages[1]?.headers, { "x-kind": "test", "x-attempt": "2", "x-failures": "1" });
});

it("counts deaths of consumers in the attempt, and failures alone against the message", async () => {
  const { settle, clock, published } = makeSettle(new Error("no"));
  const since = clock.now();
  const tried = { "x-attempt": "2", "x-failures": "1", "x-delivery-count": 5 };
  await settle([{ message: received("a", tried), since }], never);
  assert.equal(published[0]?.target, "work.retry.200");
  assert.deepEqual(published[0]?.messages[0]?.headers, { "x-attempt": "8", "x-failures": "2" });
  await settle([{ message: received("a", { "x-attempt": "8", "x-failures": "2" }), since }], never);
  assert.equal(published[1]?.target, "work.dead");
  assert.deepEqual(published[1]?.messages[0]?.headers, { "x-attempt": "8", "x-error": "Error: no" });
});

it("lets go of what it held too long for a server that is away, uncounted", async () => {
  const { settle, clock, published } = makeSettle(fail("service_unavailable"), 1);
  const since = clock.now();
  clock.advance(10 * 60_000 + 1);
  await settle([{ message: received("a"), since }], never);
  assert.equal(published[0]?.target, "work.retry.100");
  assert.deepEqual(published[0]?.messages[0]?.headers, { "x-attempt": "2", "x-failures": "0" });
});

it("gives back what it holds for a server that is away when the consumer stops", async () => {
  const { settle, clock, published } = makeSettle(fail("service_unavailable"));
  const settled = settle([{ message: received("a"), since: clock.now() }], AbortSignal.abort());
  await assert.rejects(settled, { slug: "service_unavailable" });
  assert.deepEqual(published, []);
});
