import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, test } from "node:test";
import { AppError } from "@mall/kernel";
import { createRecordingLogger, eventually } from "@mall/testkit";
import { type ConsulClient, createConsulClient } from "./consul-client.ts";
import { readInstances, readRegistered } from "./read-instances.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe("the client of Consul", () => {
  let answer: Answer;
  let consul: ConsulClient;
  const logger = createRecordingLogger();
  const { lines } = logger;
  const server = createServer((request, response) => answer(request, response));
  const question = () => ({ index: 0, signal: new AbortController().signal });
  const status = (code: number, text = "") => {
    answer = (_request, response) => void response.writeHead(code, { "x-consul-index": "42" }).end(text);
  };

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const clientThatWaits = (timeoutMs: number) => {
    const { port } = server.address() as AddressInfo;
    return createConsulClient({ addr: `http://127.0.0.1:${port}`, logger, timeoutMs, waitMs: 100 });
  };
  beforeEach(() => {
    lines.length = 0;
    consul = clientThatWaits(60_000);
  });

  test("asks with index and wait, and reads value and index", async () => {
    const urls: (string | undefined)[] = [];
    answer = (request, response) => {
      urls.push(request.url);
      response.writeHead(200, { "x-consul-index": "42" }).end("rules");
    };
    assert.deepEqual(await consul.value("mall/flow rules", question()), { value: "rules", index: 42 });
    await consul.value("k", { ...question(), index: 42 });
    assert.deepEqual(urls, ["/v1/kv/mall/flow%20rules?raw=1", "/v1/kv/k?raw=1&index=42&wait=100ms"]);
  });

  test("what Consul does not know is no error", async () => {
    status(404);
    assert.deepEqual(await consul.value("k", question()), { value: undefined, index: 42 });
    assert.equal(await consul.knows("x"), false);
  });

  test("away, silent or without a leader is service_unavailable, said once, as is that it is back", async () => {
    consul = clientThatWaits(100);
    status(500, "No cluster leader");
    await assert.rejects(consul.value("k", question()), { slug: "service_unavailable" });
    answer = (request) => void request.resume();
    await assert.rejects(consul.knows("x"), { slug: "service_unavailable" });
    await assert.rejects(consul.value("k", { ...question(), index: 1 }), { slug: "service_unavailable" });
    status(200);
    // So short a wait may end before an answer that is there is read.
    await eventually(() => consul.value("k", question()));
    assert.equal(lines.length, 1);
    await eventually(() => consul.knows("x"));
    assert.match(lines.join("\n"), /^Consul is away.*\nConsul is back$/);
  });

  test("a refusal is an error and does not mean that Consul is away", async () => {
    status(403, "Permission denied");
    await assert.rejects(consul.knows("x"), (error) => !(error instanceof AppError) && /denied/.test(String(error)));
    assert.deepEqual(lines, []);
  });

  test("close takes back what is asked, without a word", async () => {
    answer = (request) => void request.resume();
    const asked = consul.value("k", question());
    consul.close();
    await assert.rejects(asked);
    assert.deepEqual(lines, []);
  });
});

test("instances are read sorted and once; a page of a proxy is refused", () => {
  const entry = (Address: string, Port: number) => ({ Node: { Address: "10.0.0.1" }, Service: { Address, Port } });
  const json = JSON.stringify([entry("b", 2), entry("a", 1), entry("", 3), entry("b", 2)]);
  const expected = [
    { host: "10.0.0.1", port: 3 },
    { host: "a", port: 1 },
    { host: "b", port: 2 },
  ];
  assert.deepEqual(readInstances(json), expected);
  for (const bad of ["<html>", "{}", '[{"Service":{"Port":1}}]']) assert.throws(() => readInstances(bad));
});

test("what is registered is read with its id, and is well when all its checks pass", () => {
  const entry = (ID: string | undefined, ...states: string[]) => ({
    ...{ Node: { Address: "10.0.0.1" }, Service: { ...(ID ? { ID } : {}), Port: 3 } },
    Checks: states.map((Status) => ({ Status })),
  });
  const json = JSON.stringify([entry("a", "passing", "passing"), entry(undefined, "passing", "critical")]);
  assert.deepEqual(readRegistered(json), [
    { id: "a", host: "10.0.0.1", port: 3, healthy: true },
    { id: "10.0.0.1:3", host: "10.0.0.1", port: 3, healthy: false },
  ]);
});
