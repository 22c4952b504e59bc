// A Fastify server whose routes are limited, and what its callers see.
// node examples/fastify-server.ts
import { createFlowControl, type RuleSet } from "@mall/flow-control";
import { flowControlPlugin } from "@mall/flow-control/fastify";
import Fastify from "fastify";

const rules: RuleSet = {
  // The resource of a route is its method and pattern.
  flow: [{ resource: "POST /orders", threshold: 3, statIntervalMs: 10_000 }],
  breaker: [{ resource: "GET /flaky", strategy: "errorCount", threshold: 1, minRequests: 1 }],
  // Several routes under one name, and a limit for each tenant on all of them together.
  apiGroups: [{ name: "catalogue", paths: [{ pattern: "/products/", match: "prefix" }] }],
  gateway: [
    { resource: "catalogue", threshold: 2, intervalMs: 10_000, parameter: { source: "header", field: "x-tenant" } },
  ],
};

const flow = createFlowControl({ rules });
const app = Fastify();
app.register(flowControlPlugin, { flow });
app.post("/orders", async (_, reply) => reply.code(201).send("ordered"));
app.get("/products/:id", async () => "a product");
app.get("/flaky", async () => {
  throw new Error("no luck");
});
const address = await app.listen({ host: "127.0.0.1", port: 0 });

/** Sends a request so many times, one after the other, and shows the answers. */
async function show(times: number, method: string, path: string, headers: Record<string, string> = {}): Promise<void> {
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const { status, headers: answered } = await fetch(address + path, { method, headers });
    const retryAfter = answered.get("retry-after");
    answers.push(retryAfter === null ? `${status}` : `${status} (Retry-After ${retryAfter})`);
  }
  const tenant = headers["x-tenant"] ?? "";
  console.log(`${`${method} ${path} ${tenant}`.padEnd(22)} ${answers.join(", ")}`);
}

await show(4, "POST", "/orders");
await show(3, "GET", "/products/1", { "x-tenant": "ann" });
await show(1, "GET", "/products/2", { "x-tenant": "bob" });
await show(2, "GET", "/flaky");

await app.close();
for (const { resource, passed, blocked } of flow.figures()) {
  console.log(`${resource.padEnd(22)} passed ${passed}, refused ${blocked}`);
}
