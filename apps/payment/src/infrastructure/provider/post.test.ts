import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { post } from "./post.ts";

test("what is posted arrives, and the status comes back; who does not answer in time is an error", async () => {
  const bodies: string[] = [];
  const take = async (incoming: IncomingMessage, reply: ServerResponse) => {
    bodies.push(`${incoming.headers["x-told"]} ${await text(incoming)}`);
    reply.writeHead(bodies.length === 1 ? 200 : 503).end("{}");
  };
  const server = createServer((incoming, reply) => {
    if (incoming.url === "/taken") void take(incoming, reply);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (path: string, timeoutMs = 60_000) =>
    post({ url: base + path, headers: { "x-told": "yes" }, body: "你好", timeoutMs });
  assert.deepEqual([await send("/taken"), await send("/taken")], [200, 503]);
  assert.deepEqual(bodies, Array(2).fill("yes 你好"));
  await assert.rejects(send("/ignored", 50), /no answer within 50 ms/);
  server.closeAllConnections();
  server.close();
  await assert.rejects(send("/taken"), { code: "ECONNREFUSED" });
});
