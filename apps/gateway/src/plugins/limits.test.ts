import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { noTracing } from "@mall/tracing";
import type { App } from "../app.ts";
import { createServer } from "../server.ts";
import { SLOW_LIMITS } from "./limits.ts";

/** A hundredth of what is allowed outside of tests. */
const SLOW = { headersTimeout: 100, requestTimeout: 150, connectionsCheckingInterval: 10 };

describe("clients that take their time", () => {
  let app: App;
  before(async () => {
    const own = { tracing: noTracing, logger: silentLogger, trustProxy: undefined, production: false };
    app = await createServer({ ...own, slow: SLOW });
    app.post("/", async () => "taken");
    await app.listen({ port: 0, host: "127.0.0.1" });
  });
  after(async () => await app.close());

  /** Sends the beginning of a request and then nothing; resolves with all that comes back until the server hangs up. */
  const begin = async (text: string) => {
    const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
    let received = "";
    socket.setEncoding("utf8").on("data", (chunk) => (received += chunk));
    if (text !== "") socket.write(text);
    await once(socket, "close");
    return received;
  };

  for (const [name, sent] of [
    ["nothing at all", ""],
    ["headers that do not end", "POST / HTTP/1.1\r\nhost: shop\r\n"],
    ["a body that does not end", "POST / HTTP/1.1\r\nhost: shop\r\ncontent-length: 10\r\n\r\n{"],
  ]) {
    test(`${name}: 408 in the envelope, and the connection is closed`, async () => {
      const received = await begin(sent ?? "");
      assert.match(received, /^HTTP\/1\.1 408 /);
      assert.match(received, /connection: close\r\n/);
      assert.match(received, /x-content-type-options: nosniff\r\n/);
      assert.equal(JSON.parse(received.split("\r\n\r\n")[1] ?? "").error, "request_too_slow");
    });
  }

  test("the shop's own limits are looked at often enough to be kept", () => {
    const { headersTimeout, requestTimeout, connectionsCheckingInterval } = SLOW_LIMITS;
    assert.ok(connectionsCheckingInterval * 5 <= headersTimeout && headersTimeout <= requestTimeout);
  });
});
