import assert from "node:assert/strict";
import { test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { fail, silentLogger } from "@mall/kernel";
import { createTracing } from "@mall/tracing";
import { createGrpcClient, startGrpcServer } from "./grpc.ts";
import { createDispatcher, isUnknownMethod, type ServiceDefinition } from "./index.ts";

const { addItem } = CartServiceDefinition.methods;
/** The service as a release knew it that could list nothing yet. */
const older = { ...CartServiceDefinition, methods: { addItem } } satisfies ServiceDefinition;

test("a method that an older release does not know is told from one that failed, called alone or with others", async (t) => {
  const tracing = await createTracing({ service: "cart-service", sampleRatio: 0 });
  const implementation = {
    addItem: async ({ quantity }: { quantity: number }) => {
      if (quantity === 0) throw new Error("broken");
      return { quantity };
    },
  };
  const dispatcher = createDispatcher({ definition: older, implementation, tracing, logger: silentLogger });
  const server = await startGrpcServer({ dispatcher, tracing, host: "127.0.0.1", port: 0 });
  const address = `127.0.0.1:${server.port}`;
  const { client, close } = createGrpcClient({ definition: CartServiceDefinition, tracing, address });
  t.after(async () => {
    close();
    await server.stop(0);
  });
  const reasonOf = (call: Promise<unknown>) =>
    call.then(
      () => assert.fail("answered"),
      (error: unknown) => error,
    );
  const item = { userId: 1, skuId: 1, quantity: 1 };
  const list = () => reasonOf(client.listItems({ userId: 1 }));
  assert.ok(isUnknownMethod(await list()));
  const [added, unknown, broken] = await Promise.all([
    client.addItem(item),
    list(),
    reasonOf(client.addItem({ ...item, quantity: 0 })),
  ]);
  assert.equal(added.quantity, 1);
  assert.ok(isUnknownMethod(unknown));
  assert.ok(!isUnknownMethod(broken));
  assert.ok(!isUnknownMethod(fail("internal_error", { cause: new Error("no code") })));
});
