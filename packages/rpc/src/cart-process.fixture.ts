// A cart service in a process of its own, for tests that kill, stop or hang it. Every answer is the process's id.
import { CartServiceDefinition } from "@mall/contracts/cart";
import { silentLogger } from "@mall/kernel";
import { noTracing } from "@mall/tracing";
import { startGrpcServer } from "./grpc.ts";
import { createDispatcher } from "./index.ts";

const answer = { quantity: process.pid };

const dispatcher = createDispatcher({
  definition: CartServiceDefinition,
  implementation: {
    addItem: async ({ skuId }) => {
      process.send?.({ executed: skuId });
      return answer;
    },
    updateItem: async () => answer,
    listItems: async () => ({ items: [] }),
    removeItems: async () => ({ removed: 0 }),
  },
  tracing: noTracing,
  logger: silentLogger,
});

const port = Number(process.argv[2] ?? 0);
const server = await startGrpcServer({ dispatcher, tracing: noTracing, host: "127.0.0.1", port });
server.setServing(true);
process.send?.({ port: server.port });

process.on("SIGTERM", () => {
  void server.stop(1000).then(() => process.exit(0));
});
// The test is gone.
process.on("disconnect", () => process.exit(0));
