import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { silentLogger } from "@mall/kernel";
import { createManualClock, createRecordingTracing } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createGrpcClient, startGrpcServer } from "./grpc.ts";
import { createDispatcher, createFaults, createLocalClient, type Faults } from "./index.ts";

const item = { userId: 1, skuId: 1, quantity: 1 };
const later = () => Date.now() + 60_000;

function stage(faults?: Faults) {
  let executed = 0;
  const tracing = createRecordingTracing();
  const dispatcher = createDispatcher({
    definition: CartServiceDefinition,
    implementation: {
      addItem: async () => {
        executed += 1;
        return { quantity: 1 };
      },
      updateItem: async () => ({ quantity: 1 }),
      listItems: async () => ({ items: [] }),
      removeItems: async () => ({ removed: 0 }),
    },
    ...{ tracing, logger: silentLogger, faults },
  });
  return { dispatcher, tracing, executed: () => executed };
}

describe("a call whose deadline has passed", () => {
  test("is refused, in its span, without running the method", async () => {
    const { dispatcher, tracing, executed } = stage();
    for (const deadline of [Date.now() - 1, 0, Number.NEGATIVE_INFINITY]) {
      await assert.rejects(dispatcher.dispatch("AddItem", item, deadline), { slug: "deadline_exceeded" });
    }
    assert.equal(executed(), 0);
    assert.equal(tracing.spans.length, 3);
    await dispatcher.dispatch("AddItem", item, later());
    assert.equal(executed(), 1);
  });

  test("meets no fault first", async () => {
    const faults = createFaults({ wait: async () => assert.fail("nobody waits for this call") });
    faults.set("cart-service", { latencyMs: 1000 });
    const { dispatcher } = stage(faults);
    await assert.rejects(dispatcher.dispatch("AddItem", item, Date.now() - 1), { slug: "deadline_exceeded" });
  });
});

describe("a fault that is switched on", () => {
  test("is met by local calls and by calls over gRPC, within the server's span", async (t) => {
    const faults = createFaults();
    const { dispatcher, tracing, executed } = stage(faults);
    const server = await startGrpcServer({ dispatcher, tracing: noTracing, host: "127.0.0.1", port: 0 });
    const address = `127.0.0.1:${server.port}`;
    const grpc = createGrpcClient({ definition: CartServiceDefinition, tracing: noTracing, address });
    t.after(async () => {
      grpc.close();
      await server.stop(100);
    });
    const local = createLocalClient({
      definition: CartServiceDefinition,
      tracing: noTracing,
      dispatcher: () => dispatcher,
    });
    faults.set("cart-service", { errorShare: 1 });
    for (const client of [local, grpc.client]) {
      await assert.rejects(client.addItem(item), { slug: "service_unavailable" });
    }
    assert.equal(executed(), 0);
    assert.equal(tracing.spans.length, 2);
    faults.set("cart-service", undefined);
    for (const client of [local, grpc.client]) await client.addItem(item);
    assert.equal(executed(), 2);
  });

  test("of another service is not met", async () => {
    const faults = createFaults();
    faults.set("order-service", { errorShare: 1 });
    const { dispatcher, executed } = stage(faults);
    await dispatcher.dispatch("AddItem", item, later());
    assert.equal(executed(), 1);
  });

  test("that lasts longer than its caller waits keeps the method from running", async (t) => {
    const clock = createManualClock();
    t.mock.timers.enable({ apis: ["Date"], now: clock.now() });
    const faults = createFaults({ wait: async (ms) => t.mock.timers.setTime(clock.now() + ms) });
    faults.set("cart-service", { latencyMs: 1000 });
    const { dispatcher, executed } = stage(faults);
    await assert.rejects(dispatcher.dispatch("AddItem", item, clock.now() + 1000), { slug: "deadline_exceeded" });
    assert.equal(executed(), 0);
    t.mock.timers.setTime(clock.now());
    await dispatcher.dispatch("AddItem", item, clock.now() + 1001);
    assert.equal(executed(), 1);
  });
});
