import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { eventually } from "@mall/testkit";
import { bearer, startGateway } from "../../gateway.fixture.ts";

type Gateway = Awaited<ReturnType<typeof startGateway>>;
type Method = "GET" | "POST" | "PUT";

const OPERATOR = 2;
const BUYER = 1000;

describe("operators see and change flow control", () => {
  let gateway: Gateway;
  const as = (user: number, method: Method, url: string, body?: unknown) =>
    gateway.app.inject({
      ...{ method, url: `/api/v1/ops/${url}`, headers: bearer(user) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  const get = async (url: string) => (await as(OPERATOR, "GET", url)).json().data;
  const limit = (threshold: number) => ({ flow: [{ resource: "seckill_api", threshold }] });

  before(async () => {
    gateway = await startGateway();
    gateway.play(UserServiceDefinition, {
      checkSession: async ({ userId }) => ({ role: userId === OPERATOR ? Role.ROLE_OPERATOR : Role.ROLE_BUYER }),
    });
  });
  after(async () => await gateway.close());

  test("buyers and strangers see and change nothing", async () => {
    const routes: [Method, string, unknown?][] = [
      ["GET", "flow/rules"],
      ["PUT", "flow/rules", { rules: {} }],
      ["POST", "flow/rules/check", { rules: {} }],
      ["POST", "flow/rules/restore", { version: 1 }],
      ...["flow/history", "flow/figures", "flow/blocks", "flow/metrics", "faults"].map((url): [Method, string] => [
        "GET",
        url,
      ]),
      ["PUT", "faults", { service: "product-service", fault: { latency_ms: 1 } }],
    ];
    for (const [method, url, body] of routes) {
      assert.equal((await as(BUYER, method, url, body)).statusCode, 403, `${method} ${url}`);
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
      const stranger = await gateway.app.inject({ method, url: `/api/v1/ops/${url}`, ...payload });
      assert.equal(stranger.statusCode, 401, `${method} ${url}`);
    }
  });

  test("the shop's own rules are in force until somebody sets others", async () => {
    const { in_force, stored } = await get("flow/rules");
    assert.equal(stored, null);
    assert.deepEqual(
      in_force.flow.map(({ resource, threshold }: { resource: string; threshold: number }) => [resource, threshold]),
      [["seckill_api", 5]],
    );
    assert.ok(in_force.breaker.length > 0 && in_force.outlier.length > 0);
  });

  test("a bad rule is refused by its field and reason, and nothing changes", async () => {
    const bad = { flow: [{ resource: "seckill_api", threshold: -1 }] };
    for (const [method, url] of [
      ["PUT", "flow/rules"],
      ["POST", "flow/rules/check"],
    ] as const) {
      const answer = (await as(OPERATOR, method, url, { rules: bad })).json();
      assert.deepEqual([answer.code, answer.error, answer.field], [400, "invalid_input", "rules.flow.0.threshold"]);
      assert.match(answer.msg, /at least 0/);
    }
    assert.equal((await as(OPERATOR, "POST", "flow/rules/check", { rules: limit(9) })).statusCode, 200);
    assert.equal((await get("flow/rules")).stored, null);
  });

  test("a change is a version with its author; another's change is not overwritten; an old one comes back", async () => {
    const put = async (body: object) => (await as(OPERATOR, "PUT", "flow/rules", body)).json();
    const first = await put({ rules: limit(9), comment: "evening sale", expected_version: 0 });
    const second = await put({ rules: limit(7), expected_version: first.data.version });
    const late = await put({ rules: limit(1), expected_version: first.data.version });
    assert.deepEqual([late.code, late.error, late.field], [409, "rules_conflict", "expected_version"]);
    const restored = await as(OPERATOR, "POST", "flow/rules/restore", { version: first.data.version });
    assert.deepEqual(restored.json().data.rules, limit(9));
    const { versions } = await get("flow/history");
    assert.deepEqual(
      versions.map(({ by, comment, rules }: { by: string; comment?: string; rules: typeof limit }) => ({
        by,
        comment,
        rules,
      })),
      [
        { by: "user 2", comment: `version ${first.data.version} again`, rules: limit(9) },
        { by: "user 2", comment: undefined, rules: limit(7) },
        { by: "user 2", comment: "evening sale", rules: limit(9) },
      ],
    );
    assert.ok(second.data.version > first.data.version);
    assert.equal(
      (await as(OPERATOR, "POST", "flow/rules/restore", { version: 999_999 })).json().error,
      "rules_version_not_found",
    );
  });

  test("what happened is seen: figures, refusals, breakers", async () => {
    const seckill = () =>
      gateway.app.inject({
        ...{ method: "POST", url: "/api/v1/product/seckill", headers: bearer(BUYER) },
        payload: JSON.stringify({ sku_id: 1 }),
      });
    // No product service: the breaker of the method opens after ten failures.
    gateway.clock.advance(5000);
    const statuses = [];
    for (let times = 0; times < 20; times += 1) {
      statuses.push((await seckill()).statusCode);
      gateway.clock.advance(250);
    }
    assert.ok(statuses.includes(503));
    const { resources, breakers } = await get("flow/figures");
    const named = <T extends { resource: string }>(list: T[], name: string) =>
      list.filter(({ resource }) => resource === name);
    assert.ok((named<{ resource: string; passed: number }>(resources, "seckill_api")[0]?.passed ?? 0) > 0);
    const [failing] = named<{ resource: string; rule: string; state: string; retry_at: number }>(
      breakers,
      "product-service/Seckill",
    ).filter(({ rule }) => rule === "services:failing");
    assert.equal(failing?.state, "open");
    const { blocks } = await get("flow/blocks");
    assert.ok(
      blocks.some(({ rule }: { rule: string }) => rule === "services:failing"),
      JSON.stringify(blocks),
    );
  });

  test("faults are switched on for a while and off again, and told by name when they are wrong", async () => {
    const put = async (body: object) => (await as(OPERATOR, "PUT", "faults", body)).json();
    const slow = await put({ service: "product-service", fault: { latency_ms: 30, seconds: 9 } });
    assert.equal(slow.data.faults["product-service"].latencyMs, 30);
    assert.ok(slow.data.faults["product-service"].untilMs > Date.now());
    assert.deepEqual((await put({ service: "product-service" })).data.faults, {});
    assert.equal((await put({ service: "warehouse-service" })).field, "service");
    assert.equal((await put({ service: "product-service", fault: { error_share: 2 } })).field, "fault.error_share");
  });
});

test("all calls of a request share its deadline", async () => {
  const gateway = await startGateway({ requestTimeoutMs: 100 });
  let deadline = 0;
  gateway.play(ProductServiceDefinition, {
    suggestProducts: async (_request, call) => {
      deadline = call.deadline;
      return await new Promise(() => {});
    },
  });
  // On a busy machine so short a time may be over before the service is called.
  await eventually(async () => {
    const before = Date.now();
    const answer = await gateway.app.inject({ method: "GET", url: "/api/v1/product/suggest?query=x" });
    assert.deepEqual([answer.statusCode, answer.json().error], [504, "deadline_exceeded"]);
    assert.ok(deadline >= before && deadline <= Date.now() + 100);
  });
  await gateway.close();
});
