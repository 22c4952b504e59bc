import { after, before } from "node:test";
import {
  type RedisCluster,
  type RedisServer,
  seckillStockContract,
  startRedisCluster,
  startRedisServer,
} from "@mall/testkit";
import { type ConnectOptions, connect } from "./seckill-stage.fixture.ts";

let server: RedisServer;
let cluster: RedisCluster;
before(async () => {
  server = await startRedisServer(["--appendonly", "yes"]);
  cluster = await startRedisCluster();
});
after(async () => {
  await server.stop();
  await cluster.stop();
});

async function makeStage(options: ConnectOptions) {
  let current = await connect(options);
  return {
    get stock() {
      return current.stock;
    },
    get books() {
      return current.books;
    },
    reopen: async () => {
      current.redis.close();
      current = await connect(options);
      return current.stock;
    },
    close: async () => current.redis.close(),
  };
}

seckillStockContract("one Redis", async (clock) => {
  await server.cli("FLUSHALL");
  return makeStage({ url: server.url, clock });
});

seckillStockContract("Redis Cluster of three", async (clock) => {
  await cluster.flush();
  return makeStage({ url: cluster.url, clock, cluster: true });
});
