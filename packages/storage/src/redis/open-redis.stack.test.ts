import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eventually, serverAddress } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { openRedis } from "./open-redis.ts";

test("what the server refuses reaches the caller and is not held against the server", async () => {
  const failures: unknown[] = [];
  const redis = openRedis({
    url: `${serverAddress("REDIS_URL")}/13`,
    tracing: noTracing,
    guard: (_resource, work) =>
      work().catch((error: unknown) => {
        failures.push(error);
        throw error;
      }),
  });
  after(() => redis.close());
  await eventually(() => redis.ping());
  failures.length = 0;
  await assert.rejects(redis.call("evalsha", "0".repeat(40), 0), /^ReplyError: NOSCRIPT/);
  await assert.rejects(redis.call("no-such-command"), /^ReplyError: ERR unknown command/);
  assert.deepEqual(failures, []);
});
