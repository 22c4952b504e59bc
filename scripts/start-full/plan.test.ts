import assert from "node:assert/strict";
import { test } from "node:test";
import { parseReplicas, planProcesses, SERVICES } from "./plan.ts";

test("one process of each service, and more where asked, each on a port of its own", () => {
  assert.deepEqual(
    planProcesses(parseReplicas("")).map(({ name }) => name),
    [...SERVICES],
  );
  const plan = planProcesses(parseReplicas("order=2,gateway=3"), 9000);
  assert.deepEqual(
    plan.filter(({ name }) => /order|gateway/.test(name)).map(({ name, env }) => [name, env]),
    [
      ["order", {}],
      ["order-2", { GRPC_PORT: "0" }],
      ["gateway", { PORT: "9000" }],
      ["gateway-2", { PORT: "9001" }],
      ["gateway-3", { PORT: "9002" }],
    ],
  );
});

test("a service that does not exist or a number that does not fit is refused by name", () => {
  assert.throws(() => parseReplicas("orders=2"), /no service "orders"/);
  assert.throws(() => parseReplicas("order=0"), /order/);
  assert.throws(() => parseReplicas("order"), /order/);
});
