import assert from "node:assert/strict";
import { request as connect } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { createManualClock, eventually } from "@mall/testkit";
import Fastify, { type FastifyInstance } from "fastify";
import { createFlowControl } from "../engine/flow-control.ts";
import type { FlowControlOptions } from "../engine/options.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type FlowControlPluginOptions, flowControlPlugin } from "./fastify.ts";

type Own = Omit<FlowControlPluginOptions, "flow"> & Pick<FlowControlOptions, "sleep">;

/** A server whose routes are as short as can be, and its flow control. */
function serve(rules: RuleSet, { sleep, ...own }: Own = {}) {
  const clock = createManualClock();
  const flow = createFlowControl({ clock, rules, ...(sleep ? { sleep } : {}) });
  const app = Fastify();
  app.register(flowControlPlugin, { flow, ...own });
  app.get("/orders/:id", async () => "an order");
  app.get("/own", { config: { flow: { resource: "sale", priority: "sheddable" } } }, async () => "a sale");
  app.get("/broken", async () => Promise.reject(new Error("broken")));
  const statusOf = async (url: string, more: { headers?: Record<string, string>; remoteAddress?: string } = {}) =>
    (await app.inject({ url, ...more })).statusCode;
  const figures = (resource: string) => flow.figures().find((each) => each.resource === resource);
  return { app, clock, flow, statusOf, figures };
}

/** One of each value a second. */
const onceASecond = (source: "clientIp" | "host" | "header" | "query" | "cookie", field?: string): RuleSet => ({
  gateway: [{ resource: "GET /orders/:id", threshold: 1, parameter: { source, ...(field ? { field } : {}) } }],
});

test("a request enters the resource of its route, whatever stands for its parameters", async () => {
  const { statusOf, clock } = serve({ flow: [{ resource: "GET /orders/:id", threshold: 2 }] });
  assert.deepEqual(
    [await statusOf("/orders/1"), await statusOf("/orders/2"), await statusOf("/orders/3")],
    [200, 200, 429],
  );
  clock.advance(1000);
  assert.equal(await statusOf("/orders/4"), 200);
});

test("a route may name its resource and its priority", async () => {
  const shares = { sheddable: 0 };
  const { statusOf, figures } = serve({ system: [{ metric: "concurrency", threshold: 10, shares }] });
  assert.equal(await statusOf("/orders/1"), 200);
  assert.equal(await statusOf("/own"), 503);
  assert.equal(figures("sale")?.blocked, 1);
});

test("what no route fits has one resource together", async () => {
  const { statusOf } = serve({ flow: [{ resource: "(no route)", threshold: 1 }] });
  assert.deepEqual([await statusOf("/nothing"), await statusOf("/nowhere")], [404, 429]);
});

test("the answer to what is too much says when to try again, and not what the rule is", async () => {
  const breaker = { resource: "GET /broken", strategy: "errorCount", threshold: 1, minRequests: 1 } as const;
  const { app } = serve({
    flow: [{ id: "secret", resource: "sale", threshold: 0 }],
    breaker: [{ ...breaker, retryTimeoutMs: 4500 }],
  });
  const tooMany = await app.inject("/own");
  assert.equal(tooMany.headers["retry-after"], "1");
  assert.deepEqual(tooMany.json(), { error: "too_many_requests", message: "Too many requests." });
  assert.equal((await app.inject("/broken")).statusCode, 500);
  const open = await app.inject("/broken");
  assert.equal(open.statusCode, 503);
  assert.equal(open.headers["retry-after"], "5");
  assert.equal(open.json().error, "service_unavailable");
});

test("a caller that is not allowed hears so, without a time to try again", async () => {
  const rules: RuleSet = { authority: [{ resource: "GET /orders/:id", strategy: "deny", origins: ["bot"] }] };
  const { app } = serve(rules, { originOf: ({ headers }) => headers["user-agent"] });
  const headers = { "user-agent": "bot" };
  const refused = await app.inject({ url: "/orders/1", headers });
  assert.deepEqual([refused.statusCode, refused.headers["retry-after"]], [403, undefined]);
  assert.equal((await app.inject({ url: "/orders/1", headers: { "user-agent": "person" } })).statusCode, 200);
});

test("a program may answer refusals itself; when that fails the request fails", async () => {
  const rules: RuleSet = { flow: [{ resource: "sale", threshold: 0 }] };
  const { app } = serve(rules, { refuse: (block, _, reply) => reply.code(418).send(block.kind) });
  const refused = await app.inject("/own");
  assert.deepEqual([refused.statusCode, refused.body], [418, "flow"]);
  const failing = serve(rules, { refuse: () => Promise.reject(new Error("no answer")) });
  assert.equal(await failing.statusOf("/own"), 500);
});

test("gateway rules look at address, host, header, query and cookie", async (t) => {
  const cases = [
    [onceASecond("clientIp"), { remoteAddress: "10.0.0.1" }, { remoteAddress: "10.0.0.2" }],
    [onceASecond("host"), { headers: { host: "a.shop:80" } }, { headers: { host: "b.shop:80" } }],
    [onceASecond("header", "X-Tenant"), { headers: { "x-tenant": "a" } }, { headers: { "x-tenant": "b" } }],
    [onceASecond("cookie", "id"), { headers: { cookie: "x=1; id=a%20b" } }, { headers: { cookie: "id=b" } }],
    [onceASecond("query", "q"), { url: "/orders/1?q=a" }, { url: "/orders/2?q=b" }],
  ] as const;
  for (const [rules, same, other] of cases) {
    await t.test(rules.gateway?.[0]?.parameter?.source ?? "", async () => {
      const { app } = serve(rules);
      const statuses = [same, same, other].map(
        async (more) => (await app.inject({ url: "/orders/1", ...more })).statusCode,
      );
      assert.deepEqual(await Promise.all(statuses), [200, 429, 200]);
    });
  }
});

test("a request belongs to the API groups of its path, also when the path is written another way", async () => {
  const apiGroups = [{ name: "orders", paths: [{ pattern: "/orders/", match: "prefix" } as const] }];
  const { statusOf, figures } = serve({ apiGroups, flow: [{ resource: "orders", threshold: 2 }] });
  assert.deepEqual(
    [await statusOf("/orders/1?a=b"), await statusOf("/%6frders/1"), await statusOf("/orders/2")],
    [200, 200, 429],
  );
  assert.equal(await statusOf("/broken"), 500);
  assert.equal(figures("orders")?.passed, 2);
});

test("a request is one inbound entry, and a refusal by a group is no failure of its route", async () => {
  const apiGroups = [{ name: "all", paths: [{ pattern: "/", match: "prefix" } as const] }];
  const { statusOf, figures, flow, clock } = serve({
    apiGroups,
    system: [{ metric: "inboundQps", threshold: 2 }],
    breaker: [{ resource: "all", strategy: "errorCount", threshold: 1, minRequests: 1, retryTimeoutMs: 60_000 }],
  });
  assert.deepEqual(
    [await statusOf("/orders/1"), await statusOf("/broken"), await statusOf("/orders/1")],
    [200, 500, 503],
  );
  clock.advance(1000);
  assert.equal(flow.breakers()[0]?.state, "open");
  assert.equal(await statusOf("/orders/1"), 503);
  assert.deepEqual(figures("GET /orders/:id")?.errorPerSecond, 0);
  assert.equal(figures("GET /orders/:id")?.concurrency, 0);
});

test("an entry is left when the answer is out; 500 and more are failures", async () => {
  const { statusOf, figures } = serve({});
  await statusOf("/broken");
  await eventually(() => assert.equal(figures("GET /broken")?.errorPerSecond, 1));
  await statusOf("/orders/1");
  await eventually(() => assert.equal(figures("GET /orders/:id")?.completePerSecond, 1));
  assert.equal(figures("GET /orders/:id")?.errorPerSecond, 0);
  assert.equal(figures("GET /broken")?.concurrency, 0);
});

test("a request whose connection is gone while it waits is left, and its work not begun", async () => {
  const turn = Promise.withResolvers<void>();
  const throttled = { resource: "GET /slow", threshold: 1, control: "throttling", maxQueueingMs: 5000 } as const;
  const { app, figures } = serve({ flow: [throttled] }, { sleep: () => turn.promise });
  let begun = 0;
  app.get("/slow", async () => {
    begun += 1;
  });
  const gone = noteClosed(app);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/slow`;
  try {
    await fetch(url);
    const waiting = connect(url).on("error", () => {});
    waiting.end();
    await eventually(() => assert.equal(figures("GET /slow")?.concurrency, 1));
    waiting.destroy();
    await eventually(() => assert.equal(gone.count, 2));
    turn.resolve();
    await eventually(() => assert.equal(figures("GET /slow")?.concurrency, 0));
    assert.equal(begun, 1);
  } finally {
    await app.close();
  }
});

/** Counts answers that are closed. */
function noteClosed({ server }: FastifyInstance): { count: number } {
  const closed = { count: 0 };
  server.on("request", (_, answer) => {
    answer.once("close", () => {
      closed.count += 1;
    });
  });
  return closed;
}
