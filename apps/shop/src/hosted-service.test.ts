import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { AddressServiceDefinition } from "@mall/contracts/address";
import { createLocalRegistry } from "@mall/discovery";
import { silentLogger } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import type { ProcessPlatform } from "@mall/runtime";
import { noTracing } from "@mall/tracing";
import { hostService } from "./hosted-service.ts";

const definition = AddressServiceDefinition;
const platform = {
  ...{ service: "address-service", tracing: noTracing, logger: silentLogger, flow: {} },
} as unknown as ProcessPlatform;

test("it takes no more calls, finishes those under way, closes, and can be composed again", async () => {
  const done: string[] = [];
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const listAddresses = async () => {
    await answered;
    done.push("answered");
    return { addresses: [] };
  };
  const registry = createLocalRegistry();
  const service = hostService({
    ...{ platform, registry },
    compose: async () => ({
      definition,
      implementation: { listAddresses } as unknown as ServiceImplementation<typeof definition>,
      start: async () => void done.push("started"),
      stop: async () => void done.push("closed"),
      ready: async () => {},
    }),
  });
  const client = registry.directoryOf(noTracing).client(definition);
  await service.compose();
  await service.start();
  const call = client.listAddresses({ userId: 1 });
  await turn();
  const stopping = Promise.all([service.stop(), service.stop()]);
  await assert.rejects(client.listAddresses({ userId: 1 }), { slug: "service_unavailable" });
  assert.deepEqual(done, ["started"]);
  answer();
  await Promise.all([call, stopping]);
  assert.deepEqual(done, ["started", "answered", "closed"]);
  await service.compose();
  assert.deepEqual(await client.listAddresses({ userId: 1 }), { addresses: [] });
});
