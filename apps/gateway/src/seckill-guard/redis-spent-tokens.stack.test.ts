import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "@mall/kernel";
import { openRedis } from "@mall/storage/redis";
import { createManualClock, eventually, serverAddress, spentTokensContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createRedisSpentTokens } from "./redis-spent-tokens.ts";
import { CLOCK_LEEWAY_MS } from "./spent-tokens.ts";

const url = `${serverAddress("REDIS_URL")}/7`;
const clock = createManualClock();
const connections = [openRedis({ url, tracing: noTracing }), openRedis({ url, tracing: noTracing })] as const;
const [first, second] = [createRedisSpentTokens(connections[0], clock), createRedisSpentTokens(connections[1], clock)];
const kept: string[] = [];

before(async () => {
  for (const redis of connections) await eventually(() => redis.ping());
});
after(async () => {
  for (const nonce of kept) await first.giveBack(nonce);
  first.close();
  second.close();
});

spentTokensContract(
  "Redis",
  async () => ({ first, second, clock }),
  (nonce) => kept.push(nonce),
);

test("Redis: a used token expires by itself, a minute after it could be used last", async () => {
  const nonce = `expiring-${process.pid}`;
  kept.push(nonce);
  await first.spend(nonce, clock.now() + 60_000);
  const ms = Number(await connections[0].call("pttl", `seckill:spent:${nonce}`));
  assert.ok(ms > CLOCK_LEEWAY_MS && ms <= 60_000 + CLOCK_LEEWAY_MS, `${ms} ms`);
});

test("without its server nothing is known, so nobody may pass", async () => {
  const away = createRedisSpentTokens(openRedis({ url: "redis://127.0.0.1:1", tracing: noTracing }), clock);
  const unavailable = (error: unknown) => error instanceof AppError && error.slug === "service_unavailable";
  await assert.rejects(away.spend("n", clock.now()), unavailable);
  away.close();
});
