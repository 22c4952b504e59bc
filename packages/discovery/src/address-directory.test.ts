import assert from "node:assert/strict";
import { test } from "node:test";
import { AddressServiceDefinition } from "@mall/contracts/address";
import { silentLogger } from "@mall/kernel";
import { createDispatcher, type ServiceImplementation } from "@mall/rpc";
import { startGrpcServer } from "@mall/rpc/grpc";
import { freePort } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createAddressDirectory } from "./address-directory.ts";

const definition = AddressServiceDefinition;

test("each fixed instance is asked how it is, by itself", async () => {
  const tracing = noTracing;
  const implementation = {} as ServiceImplementation<typeof definition>;
  const dispatcher = createDispatcher({ definition, implementation, tracing, logger: silentLogger });
  const server = await startGrpcServer({ dispatcher, tracing, host: "127.0.0.1", port: 0, token: undefined });
  server.setServing(true);
  const [here, nobody] = [`127.0.0.1:${server.port}`, `127.0.0.1:${await freePort()}`];
  const directory = createAddressDirectory({ addresses: { "address-service": `${here},${nobody}` }, tracing });
  try {
    assert.deepEqual(await directory.instances(definition), [
      { id: here, address: here, healthy: true },
      { id: nobody, address: nobody, healthy: false },
    ]);
  } finally {
    directory.close();
    await server.stop(1000);
  }
});
