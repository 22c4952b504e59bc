import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { promisify } from "node:util";
import { Server, ServerCredentials, type ServerWritableStream, type UntypedHandleCall } from "@grpc/grpc-js";
import { CartServiceDefinition } from "@mall/contracts/cart";
import type { CallRequest, CallResponse } from "@mall/contracts/rpc";
import { createTracing } from "@mall/tracing";
import { createGrpcClient } from "../grpc.ts";
import { wireMethod } from "../wire.ts";
import { BATCH } from "./wire.ts";

type Stream = ServerWritableStream<CallRequest, CallResponse>;

const definition = CartServiceDefinition;
const item = { userId: 1, skuId: 1, quantity: 1 };
const response = { quantity: 1 };
const answerOf = (call: number) => ({
  call,
  status: 0,
  body: definition.methods.addItem.responseType.encode(response).finish(),
});

/** A server of the test's own hand, which counts what comes; without `serve` it knows no batches. */
async function openStage(t: TestContext, serve?: (stream: Stream, server: Server) => void) {
  const server = new Server();
  const came = { alone: 0, batches: [] as string[][] };
  const methods = Object.values(definition.methods);
  const alone = (_call: unknown, done: (error: null, answer: object) => void) => {
    came.alone += 1;
    done(null, response);
  };
  const all = <T>(value: (method: (typeof methods)[number]) => T) =>
    Object.fromEntries(methods.map((method) => [method.name, value(method)]));
  server.addService(
    all((method) => wireMethod(definition, method)),
    all(() => alone as UntypedHandleCall),
  );
  const take = (stream: Stream) => {
    came.batches.push(stream.request.calls.map(({ method }) => method));
    serve?.(stream, server);
  };
  if (serve) server.addService({ Call: BATCH }, { Call: take });
  const port = await promisify(server.bindAsync.bind(server))("127.0.0.1:0", ServerCredentials.createInsecure());
  const tracing = await createTracing({ service: "gateway" });
  const clientOf = (sampled: boolean) =>
    createGrpcClient({ definition, address: `127.0.0.1:${port}`, tracing: { ...tracing, recording: () => sampled } });
  const grpc = clientOf(false);
  const traced = clientOf(true);
  t.after(() => {
    grpc.close();
    traced.close();
    server.forceShutdown();
  });
  return { client: grpc.client, traced: traced.client, came };
}

test("the server is gone in mid-batch: what was answered is, the others fail, none is sent twice", async (t) => {
  const { client, came } = await openStage(t, (stream, server) => {
    stream.write({ answers: [answerOf(1)] }, () => setImmediate(() => server.forceShutdown()));
  });
  const [first, second, third] = await Promise.allSettled([1, 2, 3].map(() => client.addItem(item)));
  assert.equal(second?.status, "fulfilled");
  for (const lost of [first, third]) {
    assert.equal(lost?.status === "rejected" && (lost.reason as { slug: string }).slug, "service_unavailable");
  }
  assert.deepEqual(came, { alone: 0, batches: [["AddItem", "AddItem", "AddItem"]] });
});

test("of a batch that is lost the idempotent calls are sent again, and only those", async (t) => {
  let times = 0;
  const { client, came } = await openStage(t, (stream) => {
    times += 1;
    if (times === 1) return void stream.emit("error", { code: 14, details: "gone" });
    stream.write({ answers: stream.request.calls.map((_call, index) => answerOf(index)) });
    stream.end();
  });
  const calls = [client.addItem(item), client.updateItem(item), client.addItem(item), client.updateItem(item)];
  const outcomes = await Promise.allSettled(calls);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["rejected", "fulfilled", "rejected", "fulfilled"],
  );
  const again = came.batches.slice(1).flat();
  assert.equal(again.length + came.alone, 2);
  assert.ok(again.every((method) => method === "UpdateItem"));
});

test("a call that is left out, answered twice or answered for nobody harms no other", async (t) => {
  const { client } = await openStage(t, (stream) => {
    stream.write({ answers: [answerOf(0), answerOf(0), answerOf(99)] });
    stream.end();
  });
  const [answered, forgotten] = await Promise.allSettled([client.addItem(item), client.addItem(item)]);
  assert.equal(answered?.status, "fulfilled");
  assert.equal(forgotten?.status === "rejected" && (forgotten.reason as { slug: string }).slug, "internal_error");
});

test("a service of an older release, without batches, gets each call alone and once", async (t) => {
  const { client, came } = await openStage(t);
  for (let round = 1; round <= 2; round += 1) {
    await Promise.all([1, 2, 3].map(() => client.addItem(item)));
    assert.equal(came.alone, 3 * round);
  }
});

test("calls of a sampled trace go alone, in the shape of the contract", async (t) => {
  const { traced, came } = await openStage(t, () => assert.fail("no batch was to come"));
  await Promise.all([1, 2, 3].map(() => traced.addItem(item)));
  assert.deepEqual(came, { alone: 3, batches: [] });
});

test("a client that is closed refuses the calls that waited to be sent", async () => {
  const tracing = await createTracing({ service: "gateway", sampleRatio: 0 });
  const closed = createGrpcClient({ definition, tracing, address: "127.0.0.1:1" });
  const calls = [closed.client.addItem(item), closed.client.addItem(item)];
  closed.close();
  for (const { status } of await Promise.allSettled(calls)) assert.equal(status, "rejected");
});
