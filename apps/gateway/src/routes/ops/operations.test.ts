import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { startGateway } from "../../gateway.fixture.ts";
import { BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

describe("what operators look at", () => {
  let gateway: Awaited<ReturnType<typeof startStaffGateway>>;
  before(async () => {
    gateway = await startStaffGateway();
    gateway.play(ProductServiceDefinition, {});
  });
  after(async () => await gateway.close());

  const get = async (path: string, user = OPERATOR) => await gateway.as(user, "GET", `ops/${path}`);

  test("services are up where they are registered, and unreachable where they are not", async () => {
    const { data } = (await get("services")).json();
    assert.deepEqual([data.profile, data.embedded], ["demo", false]);
    assert.deepEqual(data.broker, { kind: "embedded", state: "up", can_stop: false });
    const stateOf = (name: string) => data.services.find((one: { service: string }) => one.service === name);
    const { instances, ...product } = stateOf("product-service");
    assert.deepEqual(product, { service: "product-service", state: "up", can_stop: false });
    assert.deepEqual([instances.length, instances[0].healthy], [1, true]);
    const cart = { service: "cart-service", state: "unreachable", can_stop: false, instances: [] };
    assert.deepEqual(stateOf("cart-service"), cart);
  });

  test("without a switch nothing is stopped, and without a shop no sale is made", async () => {
    for (const path of ["services/stop", "services/start", "live-sale/start"]) {
      assert.equal((await gateway.as(OPERATOR, "POST", `ops/${path}`, { service: "broker" })).statusCode, 404);
    }
  });

  test("traces as data: a list, and the spans of one by their start", async () => {
    await get("audit");
    const { traces } = (await get("traces?name=ops/audit&limit=1")).json().data;
    assert.equal(traces.length, 1);
    const [trace] = traces;
    assert.deepEqual([trace.name, trace.services[0]], ["GET /api/v1/ops/audit", "gateway"]);
    const { data } = (await get(`traces/${trace.trace_id}`)).json();
    assert.equal(data.spans.length, trace.spans);
    const [root, child] = data.spans;
    assert.deepEqual([root.parent_id, root.offset_ms, root.kind], [null, 0, "server"]);
    assert.equal(child.parent_id, root.span_id);
    assert.ok(child.offset_ms >= 0);
    const missing = await get("traces/no-such-trace");
    assert.deepEqual([missing.statusCode, missing.json().error], [404, "trace_not_found"]);
  });

  test("buyers see none of it", async () => {
    for (const path of ["services", "live", "traces", "traces/1"]) {
      assert.equal((await get(path, BUYER)).statusCode, 403, path);
    }
  });
});

test("production has neither traces nor switches, whatever it is lent", async () => {
  const jwtSecrets = ["not-the-demo-secret-but-long-enough"];
  const refuse = async () => assert.fail("nobody may get here");
  const gateway = await startGateway({ profile: "production", jwtSecrets }, undefined, 1, {
    serviceSwitch: { names: ["broker"], isStopped: () => false, stop: refuse, start: refuse },
    prepareSale: refuse,
  });
  try {
    const urls = ["traces", "traces/1", "live-sale", "live-sale/events"].map((path) => ["GET", path] as const);
    const posts = ["services/stop", "live-sale/start", "live-sale/stop"].map((path) => ["POST", path] as const);
    for (const [method, path] of [...urls, ...posts]) {
      assert.equal((await gateway.app.inject({ method, url: `/api/v1/ops/${path}` })).statusCode, 404, path);
    }
    assert.equal((await gateway.app.inject({ url: "/api/v1/ops/services" })).statusCode, 401);
  } finally {
    await gateway.close();
  }
});
