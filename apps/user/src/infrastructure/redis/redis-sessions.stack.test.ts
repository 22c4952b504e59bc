import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openRedis } from "@mall/storage/redis";
import { createManualClock, eventually, serverAddress, sessionsContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createRedisSessions } from "./redis-sessions.ts";

const redis = openRedis({ url: `${serverAddress("REDIS_URL")}/5`, tracing: noTracing });
after(() => redis.close());

async function openStage() {
  await eventually(() => redis.ping());
  await redis.call("flushdb");
  const clock = createManualClock();
  return { store: createRedisSessions({ redis, clock }), clock };
}

sessionsContract("Redis sessions", openStage);

test("everything of a session goes by itself when its last token has expired", async () => {
  const { store, clock } = await openStage();
  await store.begin({ sessionId: "s1", userId: 7, generation: 0 }, { hash: "first", expiresAt: clock.now() + 100 });
  await eventually(async () => assert.equal(await redis.call("dbsize"), 0));
});
