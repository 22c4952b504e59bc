import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { AppError } from "@mall/kernel";
import { createManualClock, eventually, startRedisCluster } from "@mall/testkit";
import { attempt, connect, orderNoOf } from "./seckill-stage.fixture.ts";

async function openCluster(t: TestContext) {
  const cluster = await startRedisCluster();
  const options = { url: cluster.url, clock: createManualClock(), cluster: true };
  const opened = [await connect(options), await connect(options)] as const;
  t.after(async () => {
    for (const { redis } of opened) redis.close();
    await cluster.stop();
  });
  const cli = (...args: string[]) => cluster.nodes[0]?.cli("-c", ...args);
  return { cluster, cli, first: opened[0].stock, second: opened[1].stock };
}

test("in a cluster hands write tagged names, and claims of all nodes are found without the list of SKUs", async (t) => {
  const { cli, first, second } = await openCluster(t);
  const skus = Array.from({ length: 12 }, (_, index) => index + 1);
  for (const skuId of skus) await cli("SET", `seckill:stock:{${skuId}}`, "1");
  const outcomes = await first.reserve(skus.map((skuId) => attempt(7, skuId)));
  await cli("DEL", "seckill:skus");
  const found = (await second.pending(100)).map(({ orderNo }) => orderNo).sort();
  assert.deepEqual(found, outcomes.map((outcome) => orderNoOf([outcome])).sort());
  await cli("DEL", "seckill:user:{2}");
  await cli("SET", "seckill:stock:{2}", "5");
  orderNoOf(await second.reserve([attempt(7)]));
  assert.equal(await cli("GET", "seckill:stock:{2}"), "4");
});

test("a node that dies and comes back has every claim, and attempts meanwhile read that the service is away", async (t) => {
  const { cluster, cli, first } = await openCluster(t);
  await cli("SET", "seckill:stock:{2}", "5");
  const orderNo = orderNoOf(await first.reserve([attempt(7)]));
  for (const node of cluster.nodes) await node.kill();
  const unavailable = (error: unknown) => error instanceof AppError && error.slug === "service_unavailable";
  await assert.rejects(first.reserve([attempt(8)]), unavailable);
  for (const node of cluster.nodes) await node.restart();
  const options = { timeoutMs: 60_000, everyMs: 50 };
  assert.deepEqual(await eventually(() => first.reserve([attempt(7)]), options), [{ kind: "already_bought", orderNo }]);
  orderNoOf(await first.reserve([attempt(8)]));
  // That looks at all nodes, and another may take longer to come back.
  await eventually(async () => assert.equal((await first.pending(10)).length, 2), options);
});
