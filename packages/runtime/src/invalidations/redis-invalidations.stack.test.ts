import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { eventually, startRedisServer } from "@mall/testkit";
import { openRedisInvalidations } from "./redis-invalidations.ts";

async function openOne(t: TestContext, url: string) {
  const hints = await openRedisInvalidations({ url, cluster: false });
  t.after(() => hints.close());
  const heard: (string | undefined)[] = [];
  hints.hear("", (topic) => heard.push(topic));
  await eventually(() => assert.ok(hints.connected()));
  heard.length = 0;
  return { ...hints, heard };
}

async function openTwo(t: TestContext) {
  const server = await startRedisServer();
  t.after(() => server.stop());
  return { server, one: await openOne(t, server.url), other: await openOne(t, server.url) };
}

test("what one process tells all hear, each once", async (t) => {
  const { one, other } = await openTwo(t);
  one.tell("session:7");
  one.tell("session:7");
  one.tell("catalogue");
  assert.deepEqual(one.heard, ["session:7", "session:7", "catalogue"]);
  await eventually(() => assert.deepEqual(other.heard, ["session:7", "catalogue"]));
  other.tell("session:8");
  await eventually(() => assert.equal(one.heard.at(-1), "session:8"));
  assert.deepEqual(other.heard, ["session:7", "catalogue", "session:8"]);
});

test("a stock that a hand changes is heard of, with and without a hash tag; other keys are not", async (t) => {
  const { server, one } = await openTwo(t);
  await server.cli("SET", "seckill:user:2", "x");
  await server.cli("SET", "seckill:stock:2", "5");
  await server.cli("DECR", "seckill:stock:2");
  await server.cli("SET", "seckill:stock:{30}", "5");
  const expected = ["seckill-stock:2", "seckill-stock:2", "seckill-stock:30"];
  await eventually(() => assert.deepEqual(one.heard, expected));
  await server.cli("FLUSHALL");
  await eventually(() => assert.deepEqual(one.heard, [...expected, undefined]));
});

test("a connection that breaks is known to, and after it anything may have been missed", async (t) => {
  const { server, one, other } = await openTwo(t);
  await server.kill();
  await eventually(() => assert.equal(one.connected(), false));
  assert.deepEqual(one.heard, [undefined]);
  one.tell("session:7");
  await server.restart();
  await eventually(() => assert.ok(one.connected() && other.connected()));
  // What could not be told is told later: it may come before the other one listens again, who then forgets everything.
  assert.ok(other.heard.filter((topic) => topic === undefined).length >= 2);
});
