import assert from "node:assert/strict";
import { test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { silentLogger } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createGrpcClient, startGrpcServer } from "./grpc.ts";
import { createDispatcher, type ServiceImplementation } from "./index.ts";

const item = { userId: 1, skuId: 2, quantity: 3 };

/** A cart whose server wants a token, and clients that say one or none. */
async function openStage() {
  let called = 0;
  const implementation = {
    addItem: async ({ quantity }: { quantity: number }) => {
      called += 1;
      return { quantity };
    },
  } as unknown as ServiceImplementation<CartServiceDefinition>;
  const definition = CartServiceDefinition;
  const dispatcher = createDispatcher({ definition, implementation, tracing: noTracing, logger: silentLogger });
  const listen = { host: "127.0.0.1", port: 0, token: "the right one" };
  const server = await startGrpcServer({ dispatcher, tracing: noTracing, ...listen });
  server.setServing(true);
  const clientWith = (token?: string) =>
    createGrpcClient({ definition, tracing: noTracing, address: `127.0.0.1:${server.port}`, token });
  return { server, clientWith, called: () => called };
}

test("a service with a token takes calls with it, and no other; whether it lives anybody may ask", async () => {
  const { server, clientWith, called } = await openStage();
  const friend = clientWith("the right one");
  assert.deepEqual(await friend.client.addItem(item), { quantity: 3 });
  for (const token of [undefined, "", "the right on", "the right one "]) {
    const stranger = clientWith(token);
    await assert.rejects(stranger.client.addItem(item), (error: Error) => {
      assert.match(String((error.cause as Error).message), /SERVICE_TOKEN/);
      return true;
    });
    // It waits a second and no longer, which on a busy machine may be over.
    await eventually(() => stranger.check());
    stranger.close();
  }
  assert.equal(called(), 1);
  friend.close();
  await server.stop(0);
});
