import { systemClock, silentLogger } from "@mall/kernel";
import { openRedis } from "@mall/storage/redis";
import { startRedisServer, eventually } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { openRedisSeckill } from "./infrastructure/redis/open-redis-seckill.ts";
const mode = process.argv[2] ?? "everysec";
let lostRounds = 0, lostTotal = 0;
for (let round = 0; round < 15; round++) {
  const server = await startRedisServer(["--appendonly","yes","--appendfsync",mode]);
  const redis = openRedis({ url: server.url, tracing: noTracing });
  await eventually(() => redis.ping());
  const { stock } = openRedisSeckill({ redis, tagged: false, clock: systemClock, logger: silentLogger });
  await stock.prepare({ skuId: 2, stock: 1_000_000, startsAt: 0, endsAt: undefined, limitPerUser: 1 });
  const won: string[] = []; let user = 0; let dead = false;
  const worker = async () => { while (!dead) { try { const [o] = await stock.reserve([{ userId: ++user, skuId: 2, headers: {} }]); if (o?.kind === "reserved") won.push(o.orderNo); } catch { dead = true; } } };
  const all = Promise.all(Array.from({ length: 50 }, worker));
  await new Promise(r => setTimeout(r, 1000 + Math.random() * 1500));
  await server.kill(); await all;
  await server.restart();
  const there = new Set((await eventually(() => stock.pending(1_000_000))).map(c => c.orderNo));
  const lost = won.filter(n => !there.has(n)).length;
  if (lost) { lostRounds++; lostTotal += lost; }
  redis.close(); await server.stop();
}
console.log(mode, { lostRounds, lostTotal });
