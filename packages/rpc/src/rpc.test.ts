import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { AppError, fail, silentLogger } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { createTraceStore, createTracing, type TraceStore, type Tracing } from "@mall/tracing";
import { createGrpcClient, type GrpcServer, startGrpcServer } from "./grpc.ts";
import { createDispatcher, createLocalClient, type ServiceClient, type ServiceImplementation } from "./index.ts";

type Client = ServiceClient<CartServiceDefinition>;

/** A cart service that misbehaves on demand: the user's id says how. Tells the deadlines of those who list. */
function fakeCart(self: () => Client, deadlines: number[]): ServiceImplementation<CartServiceDefinition> {
  return {
    addItem: async ({ userId, quantity }) => {
      if (userId === 404) throw fail("stock_insufficient", { field: "sku_id", params: { name: "黄瓜" } });
      if (userId === 500) throw new Error("secret: password of the database");
      return { quantity };
    },
    listItems: async (_request, { deadline }) => {
      deadlines.push(deadline);
      return { items: [] };
    },
    // Calls on, to show that the deadline goes with it.
    updateItem: async () => {
      await self().listItems({ userId: 1 }, { timeoutMs: 600_000 });
      return { quantity: 1 };
    },
    removeItems: async () => await new Promise(() => {}),
  };
}

/** The two sides of the calls, and what the service was told. */
interface Sides {
  store: TraceStore;
  caller: Tracing;
  callee: Tracing;
  deadlines: number[];
}

/** What holds whether there is a socket between or not. */
function clientContract(client: () => Client, { store, caller, deadlines }: Sides): void {
  test("answers", async () => {
    assert.deepEqual(await client().addItem({ userId: 1, skuId: 2, quantity: 3 }), { quantity: 3 });
  });

  test("an error arrives with slug, field and Chinese params", async () => {
    await assert.rejects(client().addItem({ userId: 404, skuId: 1, quantity: 1 }), (error) => {
      assert.ok(error instanceof AppError);
      assert.deepEqual([error.slug, error.field, error.params.name], ["stock_insufficient", "sku_id", "黄瓜"]);
      return true;
    });
  });

  test("an unexpected error arrives as internal_error and tells nothing", async () => {
    await assert.rejects(client().addItem({ userId: 500, skuId: 1, quantity: 1 }), (error) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.slug, "internal_error");
      assert.doesNotMatch(error.message, /password/);
      return true;
    });
  });

  test("a call that is never answered ends at its deadline", async () => {
    await assert.rejects(client().removeItems({ userId: 1, skuIds: [] }, { timeoutMs: 80 }), {
      slug: "deadline_exceeded",
    });
  });

  test("the deadline of a call bounds the calls that it makes", async () => {
    await client().updateItem({ userId: 1, skuId: 1, quantity: 1 }, { timeoutMs: 60_000 });
    assert.equal(deadlines.length, 1);
    assert.ok((deadlines[0] ?? 0) <= Date.now() + 60_000, "600 s were asked for inside, 60 s were left");
  });

  test("the spans of both sides are in one trace", async () => {
    const traceId = await caller.span("root", {}, async (span) => {
      await client().addItem({ userId: 1, skuId: 2, quantity: 3 });
      return span.traceId;
    });
    const spans = store.get(traceId);
    assert.deepEqual(
      spans.map((span) => [span.service, span.name, span.kind]),
      [
        ["cart-service", "cart-service/AddItem", "server"],
        ["gateway", "cart-service/AddItem", "client"],
        ["gateway", "root", "internal"],
      ],
    );
    assert.equal(spans[0]?.parentSpanId, spans[1]?.spanId);
  });
}

async function makeSides(): Promise<Sides> {
  const store = createTraceStore();
  const caller = await createTracing({ service: "gateway", store });
  const callee = await createTracing({ service: "cart-service", store });
  return { store, caller, callee, deadlines: [] };
}

describe("without a socket", async () => {
  const sides = await makeSides();
  const { caller, callee } = sides;
  const implementation = fakeCart(() => client, sides.deadlines);
  const dispatcher = createDispatcher({
    definition: CartServiceDefinition,
    implementation,
    tracing: callee,
    logger: silentLogger,
  });
  const client: Client = createLocalClient({
    definition: CartServiceDefinition,
    tracing: caller,
    dispatcher: () => dispatcher,
  });
  clientContract(() => client, sides);
});

describe("over gRPC", async () => {
  const sides = await makeSides();
  const { caller, callee } = sides;
  let server: GrpcServer;
  let grpc: ReturnType<typeof createGrpcClient<CartServiceDefinition>>;

  before(async () => {
    const implementation = fakeCart(() => grpc.client, sides.deadlines);
    const dispatcher = createDispatcher({
      definition: CartServiceDefinition,
      implementation,
      tracing: callee,
      logger: silentLogger,
    });
    server = await startGrpcServer({ dispatcher, tracing: callee, host: "127.0.0.1", port: 0 });
    grpc = createGrpcClient({
      definition: CartServiceDefinition,
      tracing: caller,
      address: `127.0.0.1:${server.port}`,
    });
  });

  after(async () => {
    grpc.close();
    await server.stop(100);
  });

  clientContract(() => grpc.client, sides);

  test("the health service says what it was told", async () => {
    await assert.rejects(grpc.check());
    server.setServing(true);
    // It waits a second and no longer, which on a busy machine may be over.
    await eventually(() => grpc.check());
    server.setServing(false);
    await assert.rejects(grpc.check(), { slug: "service_unavailable" });
  });

  test("nobody at the address is service_unavailable", async () => {
    const nobody = createGrpcClient({ definition: CartServiceDefinition, tracing: caller, address: "127.0.0.1:1" });
    await assert.rejects(nobody.client.addItem({ userId: 1, skuId: 1, quantity: 1 }), { slug: "service_unavailable" });
    nobody.close();
  });

  test("a taken port is an error", async () => {
    const dispatcher = createDispatcher({
      definition: CartServiceDefinition,
      implementation: fakeCart(() => grpc.client, sides.deadlines),
      tracing: callee,
      logger: silentLogger,
    });
    await assert.rejects(startGrpcServer({ dispatcher, tracing: callee, host: "127.0.0.1", port: server.port }));
  });
});
