import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { RedisConfig } from "@mall/config";
import { startRedisCluster, startRedisServer, temporaryDirectory } from "@mall/testkit";
import { type Client, keysOf, withRedis } from "./connect.ts";
import { loadKeys } from "./load-keys.ts";
import { saveKeys } from "./save-keys.ts";

const HOUR = 3_600_000;

/** Every type that the shop has, one value that is no text, and a key of somebody else. */
async function fill(client: Client, tag: (id: number) => string): Promise<void> {
  for (let id = 0; id < 300; id += 1) {
    await client.set(`seckill:stock:${tag(id)}`, id);
    await client.sadd(`seckill:user:${tag(id)}`, "1", "2");
    await client.hset(`seckill:claims:${tag(id)}`, "SK-1", Buffer.from([0, 255, 10, 13, 128]));
    await client.zadd(`seckill:pending:${tag(id)}`, 5, "SK-1");
    await client.set(`refresh:${id}`, "1:s", "PX", HOUR);
  }
  await client.set("idempotency:soon", "gone", "PX", 300);
  await client.set("somebody:else", "stays");
}

async function contents(client: Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const key of [...(await keysOf(client))].sort()) {
    const value = await client.dumpBuffer(key);
    found[key] = value?.toString("hex") ?? "";
  }
  return found;
}

const servers = {
  "a Redis": async () => {
    const server = await startRedisServer();
    return { redis: { url: server.url, cluster: false }, stop: () => server.stop() };
  },
  "a Redis Cluster": async () => {
    const cluster = await startRedisCluster();
    return { redis: { url: cluster.url, cluster: true }, stop: () => cluster.stop() };
  },
};

for (const [name, start] of Object.entries(servers)) {
  describe(name, () => {
    const directory = temporaryDirectory();
    let redis: RedisConfig;
    let stop: () => Promise<void>;
    before(async () => {
      ({ redis, stop } = await start());
    });
    after(async () => {
      await stop();
      directory.remove();
    });

    test("keys come back as they were, newer ones go, expired ones stay away, those of others are left", async () => {
      const tag = (id: number) => (redis.cluster ? `{${id}}` : String(id));
      await withRedis(redis, (client) => fill(client, tag));
      await saveKeys(redis, directory.path);
      const before = await withRedis(redis, contents);
      delete before["idempotency:soon"];
      await withRedis(redis, async (client) => {
        await client.set(`seckill:stock:${tag(1)}`, 999);
        await client.set("cart:77", "newer");
        await client.del(`seckill:claims:${tag(2)}`);
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await loadKeys(redis, directory.path);
      await withRedis(redis, async (client) => {
        assert.deepEqual(await contents(client), before);
        const leftMs = await client.pttl("refresh:5");
        assert.ok(leftMs > HOUR / 2 && leftMs <= HOUR, `${leftMs} ms`);
        assert.equal(await client.get("somebody:else"), "stays");
      });
    });
  });
}
