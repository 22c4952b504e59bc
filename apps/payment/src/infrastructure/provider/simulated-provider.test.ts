import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { createEmbeddedBroker, QUEUES, shopTopology } from "@mall/messaging";
import { createManualClock, eventually, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { startSimulatedProvider } from "./simulated-provider.ts";

const request = (payment_no: string) => ({
  ...{ payment_no, order_no: `o-${payment_no}`, amount_cents: 550 },
  ...{ kind: "payment" as const, mode: "succeed" as const },
});

/** A provider, and a shop that takes no callback about `refused` the first time. */
async function openProvider(t: TestContext, refused: readonly string[]) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const told: string[] = [];
  const take = async (incoming: IncomingMessage, reply: ServerResponse) => {
    const { payment_no } = JSON.parse(await text(incoming)) as { payment_no: string };
    const again = told.includes(payment_no);
    told.push(payment_no);
    reply.writeHead(refused.includes(payment_no) && !again ? 503 : 200).end("{}");
  };
  const server = createServer((incoming, reply) => void take(incoming, reply));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  const shared = { clock, logger: silentLogger, tracing: noTracing };
  const broker = createEmbeddedBroker({ file: directory.file("broker.sqlite"), ...shared });
  await broker.declare(shopTopology({ orderTimeoutMs: 60_000 }));
  const provider = await startSimulatedProvider({
    ...{ broker, clock, tracing: noTracing, callbackUrl, callbackSecret: "secret", slowMs: 1000 },
  });
  t.after(async () => {
    await provider.stop();
    await broker.close();
    server.closeAllConnections();
    server.close();
    directory.remove();
  });
  const depth = async () => {
    const found = (await broker.depths()).find(({ queue }) => queue === QUEUES.paymentProvider);
    return [found?.ready, found?.delayed, found?.unacked];
  };
  return { broker, told, depth };
}

test("requests that share a message are answered once each; only the one that was not taken comes again", async (t) => {
  const { broker, told, depth } = await openProvider(t, ["p2", "p4"]);
  const requests = ["p1", "p2", "p3"].map(request);
  await broker.publish(QUEUES.paymentProvider, [{ id: "requests:1", body: { requests } }]);
  await eventually(async () => {
    assert.deepEqual(told.toSorted(), ["p1", "p2", "p2", "p3"]);
    assert.deepEqual(await depth(), [0, 0, 0]);
  });
  // Alone it is delivered again after its pause, for which the clock would have to move.
  await broker.publish(QUEUES.paymentProvider, [{ id: "p4:payment", body: request("p4") }]);
  await eventually(async () => assert.deepEqual(await depth(), [0, 1, 0]));
});

test("what asks for nothing comes again with its message, after the others in it were answered", async (t) => {
  const { broker, told, depth } = await openProvider(t, []);
  const requests = [request("p1"), { payment_no: "p2" }, request("p3")];
  await broker.publish(QUEUES.paymentProvider, [{ id: "requests:1", body: { requests } }]);
  await eventually(async () => {
    assert.deepEqual(told.toSorted(), ["p1", "p3"]);
    assert.deepEqual(await depth(), [0, 1, 0]);
  });
});
