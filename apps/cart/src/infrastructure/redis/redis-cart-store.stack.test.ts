import assert from "node:assert/strict";
import { after, test } from "node:test";
import { AppError } from "@mall/kernel";
import { openRedis } from "@mall/storage/redis";
import { cartContract, eventually, serverAddress } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createRedisCartStore } from "./redis-cart-store.ts";

const redis = openRedis({ url: `${serverAddress("REDIS_URL")}/4`, tracing: noTracing });
after(() => redis.close());

const openStore = async () => {
  await eventually(() => redis.ping());
  await redis.call("flushdb");
  return createRedisCartStore({ redis, tagged: false });
};

cartContract("Redis", openStore);
cartContract("Redis with hash tags", async () => {
  await openStore();
  return createRedisCartStore({ redis, tagged: true });
});

test("a cart is a hash that people may change by hand", async () => {
  const store = await openStore();
  await store.add(7, { skuId: 9, quantity: 2 }, { pieces: 999, skus: 9 });
  assert.equal(await redis.call("hget", "cart:7", "9"), "2");
  await redis.call("hset", "cart:7", "2", "3", "5", "many", "four", "4");
  assert.deepEqual(await store.list(7), [
    { skuId: 9, quantity: 2 },
    { skuId: 2, quantity: 3 },
  ]);
});

test("fifty adds at once all count", async () => {
  const store = await openStore();
  const add = () => store.add(7, { skuId: 9, quantity: 1 }, { pieces: 999, skus: 9 });
  await Promise.all(Array.from({ length: 50 }, add));
  assert.deepEqual(await store.list(7), [{ skuId: 9, quantity: 50 }]);
});

test("a server that is away is told as unavailable", async () => {
  const away = openRedis({ url: "redis://127.0.0.1:1", tracing: noTracing });
  const store = createRedisCartStore({ redis: away, tagged: false });
  await assert.rejects(store.list(7), (error) => error instanceof AppError && error.slug === "service_unavailable");
  away.close();
});
