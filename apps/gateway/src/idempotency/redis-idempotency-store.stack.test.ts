import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "@mall/kernel";
import { openRedis } from "@mall/storage/redis";
import { eventually, serverAddress } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createRedisIdempotencyStore } from "./redis-idempotency-store.ts";

const redis = openRedis({ url: `${serverAddress("REDIS_URL")}/6`, tracing: noTracing });
const store = createRedisIdempotencyStore(redis);
before(async () => {
  await eventually(() => redis.ping());
  await redis.call("flushdb");
});
after(() => store.close());

test("of many at once one has the key, until it is answered; then all hear the same", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => store.begin("k", "h")));
  assert.equal(all.filter(({ kind }) => kind === "none").length, 1);
  assert.equal(all.filter(({ kind }) => kind === "in_progress").length, 19);
  assert.deepEqual(await store.begin("k", "other"), { kind: "other_request" });
  await store.finish("k", { requestHash: "h", status: 200, body: "{}" });
  assert.deepEqual(await store.begin("k", "h"), { kind: "answered", status: 200, body: "{}" });
  await store.abandon("k");
  assert.equal((await store.begin("k", "h")).kind, "answered");
});

test("an abandoned key can be taken again; every key expires by itself", async () => {
  await store.begin("a", "h");
  assert.ok(Number(await redis.call("pttl", "idempotency:a")) > 0);
  await store.abandon("a");
  assert.deepEqual(await store.begin("a", "h"), { kind: "none" });
});

test("without its server nothing is known, so nothing may run", async () => {
  const away = createRedisIdempotencyStore(openRedis({ url: "redis://127.0.0.1:1", tracing: noTracing }));
  await assert.rejects(
    away.begin("k", "h"),
    (error) => error instanceof AppError && error.slug === "service_unavailable",
  );
  away.close();
});
