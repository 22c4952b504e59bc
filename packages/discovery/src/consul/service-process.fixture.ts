// A service in a process of its own that registers itself in Consul, for tests that kill or hang it.
// Arguments: the definition's name, and the agent's address. Every answer is the process's id.
import { CartServiceDefinition } from "@mall/contracts/cart";
import { silentLogger } from "@mall/kernel";
import { createDispatcher, serviceNameOf } from "@mall/rpc";
import { startGrpcServer } from "@mall/rpc/grpc";
import { noTracing } from "@mall/tracing";
import { createConsulClient, instanceIdOf, registerService } from "./index.ts";

const [, , definitionName = "", addr = ""] = process.argv;
const definition = { ...CartServiceDefinition, name: definitionName };
const answer = { quantity: process.pid };

const dispatcher = createDispatcher({
  definition,
  implementation: {
    addItem: async () => answer,
    updateItem: async () => answer,
    listItems: async () => ({ items: [] }),
    removeItems: async () => ({ removed: 0 }),
  },
  tracing: noTracing,
  logger: silentLogger,
});
const address = "127.0.0.1";
const server = await startGrpcServer({ dispatcher, tracing: noTracing, host: address, port: 0 });
server.setServing(true);

const consul = createConsulClient({ addr, logger: silentLogger });
const name = serviceNameOf(definition);
const id = instanceIdOf(name, address, server.port);
const { port } = server;
const registration = registerService({ consul, name, id, address, port, check: "grpc", logger: silentLogger });
process.send?.({ port, id });

async function stop(): Promise<void> {
  await registration.deregister();
  await server.stop(1000);
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
// The test is gone.
process.on("disconnect", () => process.exit(0));
