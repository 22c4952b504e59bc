import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { fail } from "@mall/kernel";
import { createTraceStore, createTracing, noTracing } from "./index.ts";

test("a span of one service is the parent of another service's span in the same process", async () => {
  const store = createTraceStore();
  const gateway = await createTracing({ service: "gateway", store });
  const orders = await createTracing({ service: "order-service", store });
  const traceId = await gateway.span("POST /api/v1/order/create", { kind: "server" }, async (span) => {
    await orders.span("order-service/CreateOrder", { kind: "server" }, async (inner) => inner.set("lines", 2));
    return span.traceId;
  });
  const [inner, outer] = store.get(traceId);
  assert.equal(inner?.service, "order-service");
  assert.equal(inner?.parentSpanId, outer?.spanId);
  assert.equal(inner?.attributes.lines, 2);
  assert.equal(outer?.parentSpanId, undefined);
  const [summary] = store.list({ limit: 10 });
  assert.equal(summary?.rootName, "POST /api/v1/order/create");
  assert.deepEqual(summary?.services, ["gateway", "order-service"]);
  assert.equal(summary?.spanCount, 2);
});

test("headers carry a trace to another process", async () => {
  const tracing = await createTracing({ service: "gateway" });
  const { headers, traceId } = tracing.span("caller", {}, (span) => ({
    headers: tracing.inject(),
    traceId: span.traceId,
  }));
  assert.match(headers.traceparent ?? "", new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  assert.equal(
    tracing.extract(headers, () => tracing.span("callee", {}, (span) => span.traceId)),
    traceId,
  );
  assert.deepEqual(tracing.inject(), {});
  assert.equal(tracing.traceId(), undefined);
});

test("with ratio 0 nothing is kept, and the decision travels with the headers", async () => {
  const store = createTraceStore();
  const silent = await createTracing({ service: "a", store, sampleRatio: 0 });
  const all = await createTracing({ service: "b", store });
  const headers = silent.span("unsampled", {}, () => silent.inject());
  all.extract(headers, () => all.span("follows", {}, () => {}));
  assert.deepEqual(store.list({ limit: 10 }), []);
});

test("a fault marks the span, a refusal is only noted, and both go on unchanged", async () => {
  const store = createTraceStore();
  const tracing = await createTracing({ service: "a", store });
  const refusal = fail("seckill_sold_out");
  const fault = new Error("disk full");
  assert.throws(
    () =>
      tracing.span("refused", {}, () => {
        throw refusal;
      }),
    refusal,
  );
  await assert.rejects(
    tracing.span("failed", {}, async () => {
      throw fault;
    }),
    fault,
  );
  const [failed, refused] = store.list({ limit: 10 }).map(({ traceId }) => store.get(traceId)[0]);
  const byName = new Map([failed, refused].map((span) => [span?.name, span]));
  assert.equal(byName.get("refused")?.error, undefined);
  assert.equal(byName.get("refused")?.attributes["error.slug"], "seckill_sold_out");
  assert.equal(byName.get("failed")?.error, "disk full");
});

test("the store keeps the newest traces and bounds each of them", async () => {
  const store = createTraceStore({ traces: 2, spansPerTrace: 3 });
  const tracing = await createTracing({ service: "a", store });
  const ids = ["one", "two", "three"].map((name) => tracing.span(name, {}, (span) => span.traceId));
  assert.deepEqual(
    ids.map((id) => store.get(id).length),
    [0, 1, 1],
  );
  tracing.span("many", {}, () => {
    for (let child = 0; child < 10; child += 1) tracing.span("child", {}, () => {});
  });
  assert.equal(store.list({ limit: 1, name: "child" })[0]?.spanCount, 3);
});

test("lists by service and by a part of the root's name", async () => {
  const store = createTraceStore();
  const tracing = await createTracing({ service: "a", store });
  tracing.span("GET /x", {}, () => {});
  tracing.span("GET /y", {}, () => {});
  assert.equal(store.list({ limit: 9, name: "/x" }).length, 1);
  assert.equal(store.list({ limit: 9, service: "b" }).length, 0);
  assert.equal(store.list({ limit: 1 }).length, 1);
});

test("with an endpoint the spans go to a collector as OTLP", async () => {
  const received: { url: string | undefined; body: string }[] = [];
  const collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ url: request.url, body });
      response.setHeader("content-type", "application/json").end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  const tracing = await createTracing({ service: "order-service", otlpEndpoint: `http://127.0.0.1:${port}/` });
  tracing.span("order-service/CreateOrder", {}, () => {});
  await tracing.flush();
  await tracing.shutdown();
  collector.close();
  assert.equal(received[0]?.url, "/v1/traces");
  const { body = "" } = received[0] ?? {};
  assert.match(body, /"service.name","value":\{"stringValue":"order-service"\}/);
  assert.match(body, /"name":"order-service\/CreateOrder"/);
});

test("noTracing runs what it is given and says nothing", async () => {
  assert.equal(
    noTracing.span("x", {}, (span) => {
      span.set("a", 1);
      return 7;
    }),
    7,
  );
  assert.equal(
    noTracing.extract({ traceparent: "x" }, () => 8),
    8,
  );
  assert.equal(noTracing.traceId(), undefined);
});
