import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { type AppError, fail, silentLogger } from "@mall/kernel";
import { createTraceStore, createTracing, noTracing } from "@mall/tracing";
import type { InstanceEjector } from "../ejecting-instances.ts";
import { createGrpcClient, startGrpcServer } from "../grpc.ts";
import { createDispatcher, type ServiceImplementation } from "../index.ts";

const definition = CartServiceDefinition;
const unsampled = await createTracing({ service: "gateway", sampleRatio: 0 });

/** A cart in which the SKU says what goes wrong: 404 is refused, 500 breaks, 0 is never answered. */
function cartOf(executed: number[]): ServiceImplementation<CartServiceDefinition> {
  const addItem = async ({ skuId, quantity }: { skuId: number; quantity: number }) => {
    executed.push(skuId);
    if (skuId === 404) throw fail("stock_insufficient", { field: "sku_id", params: { name: "黄瓜" }, retryAfterMs: 7 });
    if (skuId === 500) throw new Error("secret: password of the database");
    if (skuId === 0) await new Promise(() => {});
    return { quantity };
  };
  return { ...({} as ServiceImplementation<CartServiceDefinition>), addItem };
}

async function openStage(t: TestContext, options: { serverToken?: string; ejector?: InstanceEjector } = {}) {
  const executed: number[] = [];
  const store = createTraceStore();
  const tracing = await createTracing({ service: "cart-service", store });
  const dispatcher = createDispatcher({ definition, implementation: cartOf(executed), tracing, logger: silentLogger });
  const listen = { host: "127.0.0.1", port: 0, token: options.serverToken };
  const server = await startGrpcServer({ dispatcher, tracing, ...listen });
  const address = `127.0.0.1:${server.port}`;
  const grpc = createGrpcClient({ definition, tracing: unsampled, address, ejector: options.ejector });
  t.after(async () => {
    grpc.close();
    await server.stop(0);
  });
  const add = (skuId: number, timeoutMs = 5000) =>
    grpc.client.addItem({ userId: 1, skuId, quantity: skuId }, { timeoutMs });
  return { add, server, executed, store };
}

const slugOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === "rejected" ? (outcome.reason as AppError).slug : "answered";

/** Alone and with others of its turn a call ends the same. */
const ways = { alone: 0, "with others": 5 };

for (const [way, others] of Object.entries(ways)) {
  describe(`a call ${way}`, () => {
    const among = async (t: TestContext, skuId: number, timeoutMs?: number) => {
      const { add, ...rest } = await openStage(t);
      const company = Array.from({ length: others }, (_, index) => add(index + 1));
      const [outcome] = await Promise.allSettled([add(skuId, timeoutMs)]);
      assert.deepEqual(
        await Promise.all(company),
        Array.from({ length: others }, (_, index) => ({ quantity: index + 1 })),
      );
      return { outcome, ...rest };
    };

    test("is answered", async (t) => {
      const { outcome } = await among(t, 9);
      assert.deepEqual(outcome, { status: "fulfilled", value: { quantity: 9 } });
    });

    test("is refused with slug, field, Chinese params and when to come again", async (t) => {
      const { outcome } = await among(t, 404);
      const { slug, field, params, retryAfterMs } = (outcome as PromiseRejectedResult).reason as AppError;
      assert.deepEqual(
        { slug, field, params, retryAfterMs },
        {
          slug: "stock_insufficient",
          field: "sku_id",
          params: { name: "黄瓜" },
          retryAfterMs: 7,
        },
      );
    });

    test("breaks and tells nothing", async (t) => {
      const { outcome } = await among(t, 500);
      const error = (outcome as PromiseRejectedResult).reason as AppError;
      assert.equal(error.slug, "internal_error");
      assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /password/);
    });

    test("that is never answered ends at its deadline, and keeps nobody waiting", async (t) => {
      let came: number[] = [];
      // What does not even arrive in so short a time, on a machine that stands still, shows nothing: then with more of it.
      for (let timeoutMs = 250; !came.includes(0) && timeoutMs < 60_000; timeoutMs *= 2) {
        const { outcome, executed } = await among(t, 0, timeoutMs);
        assert.equal(outcome && slugOf(outcome), "deadline_exceeded");
        came = executed;
      }
      assert.equal(came.length, others + 1);
    });

    test("of a trace that is not sampled begins none at the service", async (t) => {
      const { store } = await unsampled.span("request", {}, async () => await among(t, 9));
      assert.deepEqual(store.list({ limit: 9 }), []);
    });
  });
}

test("an instance is told of each member's end", async (t) => {
  const reports: boolean[] = [];
  const ejector: InstanceEjector = {
    report: (_instance, ok) => void reports.push(ok),
    ...{ list: () => {}, usable: (all) => all, nextChangeMs: () => undefined, watch: () => () => {} },
  };
  const { add } = await openStage(t, { ejector });
  await Promise.allSettled([1, 404, 500].map((skuId) => add(skuId)));
  assert.deepEqual(reports.sort(), [false, true, true]);
});

test("a batch without the token is not let in, and nothing of it is executed", async (t) => {
  const { add, executed } = await openStage(t, { serverToken: "the right one" });
  for (const outcome of await Promise.allSettled([add(1), add(2)])) {
    assert.match(String(((outcome as PromiseRejectedResult).reason as Error).cause), /SERVICE_TOKEN/);
  }
  assert.deepEqual(executed, []);
});

test("a server that stops answers the batch under way, or cuts it after its grace", async (t) => {
  const { add, server, executed } = await openStage(t);
  const outcomes = Promise.allSettled([add(1), add(0)]);
  while (executed.length < 2) await new Promise(setImmediate);
  await server.stop(50);
  assert.deepEqual((await outcomes).map(slugOf), ["answered", "service_unavailable"]);
});

test("noTracing batches too", async (t) => {
  const { server } = await openStage(t);
  const grpc = createGrpcClient({ definition, tracing: noTracing, address: `127.0.0.1:${server.port}` });
  t.after(() => grpc.close());
  const adds = [1, 2, 3].map((quantity) => grpc.client.addItem({ userId: 1, skuId: 1, quantity }));
  assert.deepEqual(
    (await Promise.all(adds)).map(({ quantity }) => quantity),
    [1, 2, 3],
  );
});
