import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { Inside } from "@mall/flow-control/fastify";
import { silentLogger } from "@mall/kernel";
import { createDispatcher, createLocalClient, type ServiceImplementation } from "@mall/rpc";
import { createLocalInvalidations } from "@mall/runtime";
import { eventually } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { limitTime } from "../plugins/deadline.ts";
import { createServer } from "../server.ts";
import { createEventStreams, type EventStreamsOptions, type Feed } from "./event-streams.ts";
import { createOutside } from "./outside.ts";
import { listen } from "./read-events.fixture.ts";

/** A server with one stream, at /stream/<user>; user 0 is nobody who is logged in. */
async function serve(
  t: { after(fn: () => Promise<void>): void },
  feed: Feed,
  options: Partial<EventStreamsOptions> = {},
) {
  const own = { tracing: noTracing, logger: silentLogger };
  const app = await createServer({ ...own, trustProxy: undefined, production: false });
  const invalidations = createLocalInvalidations();
  const outside = createOutside(noTracing);
  const streams = createEventStreams(app, { logger: silentLogger, outside, invalidations, ...options });
  const inside = new Inside();
  app.decorateRequest("buyer", undefined);
  app.decorateRequest("flowVisit", undefined);
  await app.register(async (scope) => {
    limitTime(scope as typeof app, 20);
    scope.get("/stream/:user", (request, reply) => {
      const userId = Number((request.params as { user: string }).user);
      if (userId > 0) request.buyer = { userId } as never;
      request.flowVisit = { inside } as never;
      return streams.open(request, reply, feed);
    });
  });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  t.after(async () => await app.close());
  return { app, url, streams, invalidations, inside, hear: (user = 1) => listen(`${url}/stream/${user}`) };
}

const silent: Feed = () => {};

/** A product service that tells the deadline of a call as its time. */
function playedProducts() {
  const own = { tracing: noTracing, logger: silentLogger, definition: ProductServiceDefinition };
  const played: Partial<ServiceImplementation<ProductServiceDefinition>> = {
    listSeckillActivities: async (_request, { deadline }) => ({ activities: [], nowMs: deadline }),
  };
  const implementation = played as ServiceImplementation<ProductServiceDefinition>;
  const dispatcher = createDispatcher({ ...own, implementation });
  return createLocalClient({ ...own, dispatcher: () => dispatcher });
}

test("events come one by one, past every cache and buffer, until the feed ends the stream", async (t) => {
  const { hear, streams } = await serve(t, async (stream) => {
    stream.send("place", { ahead: 2, text: "第一\n行" });
    await new Promise(setImmediate);
    stream.write("event: place\ndata: 1\n\n");
    stream.end();
    stream.send("place", "after the end");
  });
  const { response, ended, events } = await hear();
  await ended;
  assert.deepEqual(events(), [
    { event: "place", data: { ahead: 2, text: "第一\n行" } },
    { event: "place", data: 1 },
  ]);
  const { headers } = response;
  assert.equal(headers.get("content-type"), "text/event-stream; charset=utf-8");
  assert.deepEqual([headers.get("cache-control"), headers.get("x-accel-buffering")], ["no-store", "no"]);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(streams.count(), 0);
});

test("a stream holds neither its place in flow control nor the time of its request", async (t) => {
  const products = playedProducts();
  const { hear, inside } = await serve(t, async (stream) => {
    const { nowMs: deadline } = await products.listSeckillActivities({}, { timeoutMs: 60_000 });
    stream.send("deadline", deadline);
  });
  const before = Date.now();
  const { events } = await hear();
  await eventually(() => assert.equal(events().length, 1));
  assert.ok(events()[0]?.data >= before + 60_000, "the request has 20 ms");
  assert.equal(inside.open, false);
});

test("who goes is noticed, and a feed that fails ends its stream", async (t) => {
  const { hear, streams } = await serve(t, silent);
  const client = await hear();
  await eventually(() => assert.equal(streams.count(), 1));
  client.leave();
  await eventually(() => assert.equal(streams.count(), 0));
  const warnings: unknown[] = [];
  const logger = { ...silentLogger, warn: (fields: object) => void warnings.push(fields) };
  const failing = await serve(t, () => Promise.reject(new Error("asked in vain")), { logger });
  await (await failing.hear()).ended;
  assert.equal(warnings.length, 1);
});

test("beyond the most streams, of all or of one, there is an answer in the envelope", async (t) => {
  const { hear, streams } = await serve(t, silent, { most: 4, mostOfUser: 2, mostOfAddress: 1 });
  const [first] = [await hear(1), await hear(1)];
  assert.equal((await hear(1)).response.status, 429);
  await hear(0);
  assert.equal((await hear(0)).response.status, 429);
  await hear(2);
  const { response, ended, text } = await hear(3);
  await ended;
  assert.deepEqual([response.status, response.headers.get("retry-after")], [503, "5"]);
  assert.equal(JSON.parse(text()).error, "overloaded");
  first?.leave();
  await eventually(() => assert.equal(streams.count(), 3));
  assert.equal((await hear(3)).response.status, 200);
});

test("a server that closes ends its streams and waits for none", async (t) => {
  const { hear, app } = await serve(t, silent);
  const { ended } = await hear();
  await app.close();
  await ended;
});

test("signs of life go out, and a stream that is old ends", async (t) => {
  const { hear } = await serve(t, silent, { heartbeatMs: 5 });
  const { text } = await hear();
  await eventually(() => assert.match(text(), /^: still here$/m));
  const short = await serve(t, silent, { heartbeatMs: 5, lifeMs: 1 });
  await (await short.hear()).ended;
});

test("the streams of a user whose session ends are ended, and no others", async (t) => {
  const { hear, invalidations, streams } = await serve(t, silent);
  const [mine, other] = [await hear(7), await hear(8)];
  await eventually(() => assert.equal(streams.count(), 2));
  invalidations.tell("session:7");
  await mine.ended;
  assert.equal(streams.count(), 1);
  other.leave();
});

test("a client that does not read is let go", async (t) => {
  const much = "x".repeat(100_000);
  const { url, streams } = await serve(t, async (stream) => {
    while (!stream.closed.aborted) {
      stream.send("much", much);
      await new Promise(setImmediate);
    }
  });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.on("error", () => {});
  socket.write("GET /stream/1 HTTP/1.1\r\nhost: shop\r\n\r\n");
  await once(socket, "readable");
  await eventually(() => assert.equal(streams.count(), 0));
  socket.destroy();
});
