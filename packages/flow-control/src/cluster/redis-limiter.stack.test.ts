import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { after, test } from "node:test";
import { createManualClock, serverAddress } from "@mall/testkit";
import fc from "fast-check";
import { limiterContract } from "./limiter-contract.fixture.ts";
import { checkRace, runRace } from "./race.fixture.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { openScript } from "./redis-script.fixture.ts";
import { createTokenCounter } from "./token-counter.ts";

const url = serverAddress("REDIS_URL");
const own = `flow-control-test:${randomUUID()}:`;
const TIME_KEYS = [`${own}seconds`, `${own}microseconds`];

/** The script under test, but for its clock, which two keys hold. */
const { client, script } = openScript(url, (source) => {
  const changed = source.replace("redis.call('TIME')", `redis.call('MGET', '${TIME_KEYS.join("', '")}')`);
  assert.notEqual(changed, source);
  return changed;
});
const real = openScript(url);

after(async () => {
  const keys = await client.keys(`${own}*`);
  if (keys.length > 0) await client.del(keys);
  client.disconnect();
  real.client.disconnect();
});

async function openStage() {
  if (client.status !== "ready") await once(client, "ready");
  const clock = createManualClock();
  const advance = async (ms: number) => {
    clock.advance(ms);
    const now = clock.now();
    await client.mset(TIME_KEYS[0] ?? "", Math.floor(now / 1000), TIME_KEYS[1] ?? "", (now % 1000) * 1000 + 999);
  };
  await advance(0);
  return { clock, advance, limiter: createRedisLimiter({ script, prefix: `${own}${randomUUID()}:` }) };
}

limiterContract("in Redis", openStage);

test("answers as the counter in memory does, whatever is asked and when", async () => {
  const move = fc.record({
    advance: fc.integer({ min: -700, max: 900 }),
    threshold: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 12, noNaN: true })),
    counts: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
  });
  const moves = fc.array(move, { minLength: 1, maxLength: 20, size: "max" });
  await fc.assert(
    fc.asyncProperty(moves, fc.constantFrom(1000, 333, 2000), async (all, intervalMs) => {
      const { clock, advance, limiter } = await openStage();
      const counter = createTokenCounter(clock);
      for (const { advance: ms, threshold, counts } of all) {
        await advance(ms);
        const question = { ruleId: "r", threshold, intervalMs, counts };
        assert.deepEqual(await limiter.decide(question), counter.decide(question));
      }
    }),
    { numRuns: 50 },
  );
});

test("the server's own time counts, and the key of a limit goes by itself", async () => {
  if (real.client.status !== "ready") await once(real.client, "ready");
  const limiter = createRedisLimiter({ script: real.script, prefix: own });
  const serverMs = async () => Number((await real.client.time())[0]) * 1000;
  const earliest = await serverMs();
  const { bucket } = await limiter.decide({ ruleId: "timed", threshold: 3, intervalMs: 2000, counts: [1] });
  assert.ok(bucket * 1000 >= earliest && bucket * 1000 <= (await serverMs()));
  const key = `${own}{timed}:2000`;
  assert.deepEqual(await real.client.hgetall(key), { bucket: String(bucket), current: "1", previous: "0" });
  const left = await real.client.pttl(key);
  assert.ok(left > 2000 && left <= 62_000, `${left}`);
});

test("what is no answer of the script is an error, not a grant", async () => {
  const question = { ruleId: "r", threshold: 1, intervalMs: 1000, counts: [1] };
  for (const reply of [null, "OK", [], ["a", 0], [1, null, "x"]]) {
    const limiter = createRedisLimiter({ script: async () => reply });
    await assert.rejects(async () => await limiter.decide(question), /no answer/);
  }
});

for (const threshold of [5, 40]) {
  test(`four processes pass ${threshold} together in each window`, { timeout: 60_000 }, async () => {
    checkRace(await runRace({ way: url, prefix: `${own}${threshold}:`, threshold }), threshold);
  });
}
