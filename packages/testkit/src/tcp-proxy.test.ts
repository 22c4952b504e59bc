import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { startTcpProxy } from "./tcp-proxy.ts";

/** A server that says back what it hears, and a client of it through a proxy. */
async function echoed(context: TestContext) {
  const server = createServer({ allowHalfOpen: true }, (socket) => void socket.on("error", () => {}).pipe(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  const proxy = await startTcpProxy(`tcp://127.0.0.1:${address.port}`, 0);
  const clients: Socket[] = [];
  context.after(async () => {
    for (const client of clients) client.destroy();
    await proxy.close();
    server.close();
  });
  const open = async (): Promise<Socket> => {
    const client = connect({ host: "127.0.0.1", port: Number(new URL(proxy.url).port), allowHalfOpen: true });
    clients.push(client);
    // Heard by whoever reads.
    client.on("error", () => {});
    await once(client, "connect");
    return client;
  };
  return { proxy, open };
}

test("slow: all that was said comes, to the end, though the server has gone meanwhile", async (context) => {
  const { proxy, open } = await echoed(context);
  proxy.set("slow", 20);
  const client = await open();
  client.write("one, ");
  client.end("two");
  assert.equal(await text(client), "one, two");
});

test("slow and then open: nobody waits any more", async (context) => {
  const { proxy, open } = await echoed(context);
  proxy.set("slow", 3_600_000);
  const client = await open();
  client.end("a");
  proxy.set("open");
  assert.equal(await text(client), "a");
});

test("closed: what is under way is cut, and nobody gets in until it is open again", async (context) => {
  const { proxy, open } = await echoed(context);
  const client = await open();
  client.write("a");
  await once(client, "data");
  const cut = assert.rejects(once(client, "close"), { code: "ECONNRESET" });
  proxy.set("closed");
  await cut;
  await assert.rejects(async () => await text(await open()), { code: "ECONNRESET" });
  proxy.set("open");
  const again = await open();
  again.end("b");
  assert.equal(await text(again), "b");
});

test("hanging: what was said waits until it is open again", async (context) => {
  const { proxy, open } = await echoed(context);
  const client = await open();
  client.write("a");
  await once(client, "data");
  client.pause();
  proxy.set("hanging");
  client.end("b");
  proxy.set("open");
  assert.equal(await text(client), "b");
});
