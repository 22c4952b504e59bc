import assert from "node:assert/strict";
import { it } from "node:test";
import { createQueueRegistry } from "./queue-registry.ts";
import { QUEUES, shopTopology } from "./topology.ts";

it("knows the queues of the shop and where its delay queue leads", () => {
  const registry = createQueueRegistry();
  registry.declare(shopTopology({ orderTimeoutMs: 900_000 }));
  assert.deepEqual(
    registry
      .all()
      .map(({ name }) => name)
      .toSorted(),
    Object.values(QUEUES).toSorted(),
  );
  const way = { exchange: "order.dlx", key: "order.close" };
  assert.deepEqual(registry.get(QUEUES.orderDelay).delay, { ttlMs: 900_000, target: QUEUES.orderClose, ...way });
  assert.deepEqual(registry.feeders(QUEUES.orderClose), [QUEUES.orderDelay]);
});

it("takes a declaration again, with what changed", () => {
  const registry = createQueueRegistry();
  registry.declare([{ name: "work" }]);
  registry.declare([{ name: "work", maxDeliveries: 9 }]);
  assert.deepEqual(
    registry.all().map(({ maxDeliveries }) => maxDeliveries),
    [9],
  );
});

it("refuses specs that cannot work, and declares none of them", () => {
  const registry = createQueueRegistry();
  const valid = { name: "work" };
  assert.throws(() => registry.declare([valid, { name: "delay", ttlMs: 5 }]), /needs both/);
  assert.throws(() => registry.declare([valid, { name: "delay", ttlMs: 5, deadLetterQueue: "lost" }]), /"lost"/);
  assert.throws(() => registry.declare([valid, { name: "never", maxDeliveries: 0 }]), /at least 1/);
  assert.throws(() => registry.get("work"), /unknown queue/i);
});
