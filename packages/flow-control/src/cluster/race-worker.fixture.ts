// One of several processes that ask for tokens of one limit as fast as they can, through their clients.
// Arguments: a Redis address or "ipc", a prefix for keys, the threshold, the buckets to go on for. Waits for "go" over
// IPC, and answers there with what it was granted. Ends by itself: nothing of it may keep a process running. (Workers of
// node:cluster have to be told.)
import cluster from "node:cluster";
import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { createIpcLimiter } from "./ipc-limiter.ts";
import type { RaceResult } from "./race.fixture.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { openScript } from "./redis-script.fixture.ts";
import { createTokenClient } from "./token-client.ts";
import type { TokenLimiter } from "./token-limiter.ts";

const [way = "", prefix = "", threshold = "", buckets = ""] = process.argv.slice(2);
const AT_ONCE = 20;

const { limiter, close } = way === "ipc" ? overIpc() : await overRedis();
const result: RaceResult = { asked: 0, granted: 0, rejected: 0, grants: [], refusals: [] };
const recording: TokenLimiter = {
  decide: async (question) => {
    result.asked += 1;
    const { bucket, waits } = await limiter.decide(question);
    for (const wait of waits) (wait === 0 ? result.grants : result.refusals).push(bucket);
    return { bucket, waits };
  },
};
const client = createTokenClient(recording, { timeoutMs: 5000 });
const request = { ruleId: "race", threshold: Number(threshold), intervalMs: 1000, count: 1 };

process.send?.("ready");
await once(process, "message");
const over = () => (result.refusals.at(-1) ?? 0) - (result.refusals[0] ?? 0) >= Number(buckets);
while (!over()) {
  for (const { status, ...end } of await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () => client.acquire(request)),
  )) {
    if (status === "rejected") result.rejected += 1;
    else if ("value" in end && end.value.granted) result.granted += 1;
  }
  await turn();
}
process.send?.(result);
close();
cluster.worker?.disconnect();

function overIpc() {
  const ipc = createIpcLimiter();
  return { limiter: ipc, close: () => ipc.close() };
}

async function overRedis() {
  const { client: redis, script } = openScript(way);
  await once(redis, "ready");
  return { limiter: createRedisLimiter({ script, prefix }), close: () => redis.disconnect() };
}
