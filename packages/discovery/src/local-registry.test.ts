import assert from "node:assert/strict";
import { test } from "node:test";
import { AddressServiceDefinition } from "@mall/contracts/address";
import { silentLogger } from "@mall/kernel";
import { createDispatcher, type ServiceImplementation } from "@mall/rpc";
import { noTracing } from "@mall/tracing";
import { createLocalRegistry } from "./local-registry.ts";

const definition = AddressServiceDefinition;

test("a service is called and seen while it is registered, and unavailable before and after", async () => {
  const registry = createLocalRegistry();
  const directory = registry.directoryOf(noTracing);
  const client = directory.client(definition);
  const away = async () => {
    await assert.rejects(client.listAddresses({ userId: 1 }), { slug: "service_unavailable" });
    await assert.rejects(directory.check(definition), { slug: "service_unavailable" });
    assert.deepEqual(await directory.instances(definition), []);
  };
  await away();
  const implementation = { listAddresses: async () => ({ addresses: [] }) };
  const dispatcher = createDispatcher({
    ...{ definition, tracing: noTracing, logger: silentLogger },
    implementation: implementation as unknown as ServiceImplementation<typeof definition>,
  });
  let works = true;
  registry.register(dispatcher, async () => {
    if (!works) throw new Error("the database is away");
  });
  assert.deepEqual(await client.listAddresses({ userId: 1 }), { addresses: [] });
  const healths = async () => (await directory.instances(definition)).map(({ id, healthy }) => [id, healthy]);
  assert.deepEqual(await healths(), [["address-service", true]]);
  works = false;
  assert.deepEqual(await healths(), [["address-service", false]]);
  registry.unregister(definition);
  await away();
});
