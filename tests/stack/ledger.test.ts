import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { prepareSeckill } from "@mall/product/seckill";
import { eventually, type RedisServer, serverAddress, startRedisCluster, startRedisServer } from "@mall/testkit";
import { createConnection } from "mysql2/promise";
import type { LedgerReport } from "../../scripts/ledger/ledger-report.ts";
import { readLedger, readSettledLedger } from "../../scripts/ledger/read-ledger.ts";
import { openSales } from "../../scripts/ledger/sales/open-redis.ts";
import { redisSales } from "../../scripts/ledger/sales/redis-sales.ts";
import type { PrivateServer } from "../faults/worlds/servers/child-server.ts";
import { startMariadb } from "../faults/worlds/servers/mariadb.ts";
import { newBuyer, order } from "../system/buyer.fixture.ts";
import { startProgram } from "../system/child-process.fixture.ts";
import { demoToken } from "../system/http.fixture.ts";
import { haveStatus } from "../system/orders.fixture.ts";
import { type RunningShop, startShop } from "../system/shop.fixture.ts";

const CLAIMS = "seckill:claims:2";

describe("the ledger of a shop on MySQL and Redis", () => {
  let mysql: PrivateServer;
  let redis: RedisServer;
  let shop: RunningShop;
  let env: Record<string, string>;
  let paid: string;
  let won: string;
  before(async () => {
    // Servers of its own: on shared ones it would see what others left there.
    [mysql, redis] = await Promise.all([startMariadb(), startRedisServer()]);
    const servers = { MYSQL_URL: mysql.url, REDIS_URL: redis.url };
    // Nothing closes and nobody mends while hands are at work.
    const settings = { ORDER_TIMEOUT_SECONDS: "3600", SECKILL_QPS: "0", RECONCILE_SECONDS: "0" };
    shop = await startShop({ ...servers, ...settings });
    env = { ...servers, DATA_DIR: shop.dataDir };
    await prepareSeckill({ dataDir: shop.dataDir, redis: { url: redis.url, cluster: false }, skuId: 2, stock: 3 });
    paid = await buyAndPay();
    won = await win(1000);
  });
  after(async () => {
    await shop?.dispose();
    await redis?.stop();
    await mysql?.dispose();
  });

  const buyAndPay = async () => {
    const buyer = await newBuyer(shop.api);
    const { order_no, total_amount: amount } = await order(shop.api, buyer, 1, 2);
    const answer = await shop.api.post("payment/pay", { order_no, amount }, buyer.token);
    assert.equal(answer.status, 200, answer.msg);
    await haveStatus(shop.api, buyer.token, [{ orderNo: order_no, status: 1 }]);
    return order_no;
  };
  const win = async (user: number): Promise<string> => {
    const answer = await shop.api.post("product/seckill", { sku_id: 2 }, demoToken(user));
    assert.equal(answer.status, 200, answer.msg);
    const detail = () => shop.api.get(`order/detail?order_no=${answer.data.order_no}`, demoToken(user));
    await eventually(async () => assert.equal((await detail()).status, 200), { timeoutMs: 60_000, everyMs: 50 });
    return answer.data.order_no;
  };
  const found = async () => {
    const { findings } = await readSettledLedger(env, { timeoutMs: 1000 });
    return findings.map(({ kind, skuId, orderNo }) => `${kind} ${orderNo ?? skuId}`);
  };
  const sql = async (text: string, ...values: string[]) => {
    const connection = await createConnection({ uri: mysql.url });
    await connection.query(text, values);
    await connection.end();
  };
  const unitsOf = ({ books }: LedgerReport, pool: string, sku: number) => {
    const mine = books.find((each) => each.pool === pool && each.skuId === sku);
    return [mine?.initial, mine?.free, mine?.held, mine?.sold];
  };

  test("adds up, and a child process says so", async () => {
    const report = await readSettledLedger(env, { timeoutMs: 60_000 });
    assert.deepEqual(report.findings, []);
    assert.deepEqual(unitsOf(report, "catalogue", 1), [500, 498, 0, 2]);
    assert.deepEqual(unitsOf(report, "sale", 2), [3, 2, 1, 0]);
    assert.deepEqual(report.orders, { total: 2, unpaid: 1, paid: 1, cancelled: 0 });
    const program = startProgram("scripts/ledger.ts", env);
    assert.equal(await program.ended, 0, program.output());
  });

  test("asks RabbitMQ where there is one, and makes no queue", async () => {
    const report = await readLedger({ ...env, RABBITMQ_URL: serverAddress("RABBITMQ_URL") });
    assert.deepEqual(unitsOf(report, "sale", 2), [3, 2, 1, 0]);
  });

  test("sees what a hand does in Redis", async () => {
    const claim = await redis.cli("HGET", CLAIMS, won);
    await redis.cli("HDEL", CLAIMS, won);
    assert.deepEqual(await found(), [
      `order_without_claim ${won}`,
      `place_without_claim ${won}`,
      "sale_differs_from_claims 2",
    ]);
    await redis.cli("HSET", CLAIMS, won, claim);
    await redis.cli("HINCRBY", "seckill:sale:2", "sold", "1");
    assert.deepEqual(await found(), ["books_do_not_add_up 2", "sale_differs_from_claims 2"]);
    await redis.cli("HINCRBY", "seckill:sale:2", "sold", "-1");
    const lost = "SK-9-2-zzzzzzzz";
    await redis.cli("HSET", CLAIMS, lost, claim.replace(" 1000 ", " 9 "));
    assert.deepEqual(await found(), [`claim_without_order ${lost}`, "sale_differs_from_claims 2"]);
    await redis.cli("HDEL", CLAIMS, lost);
    assert.deepEqual(await found(), []);
  });

  test("takes what people may do for no drift: another stock, other buyers, another type", async () => {
    await redis.cli("SADD", "seckill:user:2", "77");
    await redis.cli("SET", "seckill:stock:7", "5");
    await redis.cli("SET", "seckill:claims:8", "nonsense");
    await redis.cli("SET", "seckill:stock:8", "nonsense");
    const report = await readLedger(env);
    assert.deepEqual(report.findings, []);
    assert.deepEqual(unitsOf(report, "sale", 7), [5, 5, 0, 0]);
    assert.equal(report.books.find(({ pool, skuId }) => pool === "sale" && skuId === 7)?.byHand, true);
    await redis.cli("DEL", "seckill:user:2", "seckill:stock:7", "seckill:stock:8", "seckill:claims:8");
    assert.deepEqual((await readLedger(env)).findings, []);
  });

  test("sees what a hand does in MySQL", async () => {
    await sql("update db_product.skus set stock = stock - 1, held = held + 1 where id = 3");
    assert.deepEqual(await found(), ["stock_differs_from_reservations 3"]);
    await sql("update db_product.skus set stock = stock + 1, held = held - 1 where id = 3");
    await sql("update db_order.orders set status = 2 where order_no = ?", paid);
    assert.deepEqual(await found(), [
      ...["order_differs_from_reservation", "payment_without_order_paid"].map((kind) => `${kind} ${paid}`),
    ]);
    await sql("update db_order.orders set status = 1 where order_no = ?", paid);
    await sql("update db_payment.payments set amount_cents = 1 where order_no = ?", paid);
    assert.deepEqual(await found(), [`amount_differs ${paid}`]);
  });

  test("says what to do when a server is away, or has no tables", async () => {
    const port = "1";
    await assert.rejects(
      readLedger({ ...env, MYSQL_URL: `mysql://root@127.0.0.1:${port}` }),
      /MySQL .* does not answer/,
    );
    await assert.rejects(readLedger({ ...env, REDIS_URL: `redis://127.0.0.1:${port}` }), /Redis .* does not answer/);
    const empty = await startMariadb();
    await assert.rejects(readLedger({ ...env, MYSQL_URL: empty.url }), /db_order.*npm run migrate/);
    await empty.dispose();
  });
});

test("a sale in a Redis Cluster is read under its tagged keys", async () => {
  const cluster = await startRedisCluster();
  const redis = { url: cluster.url, cluster: true };
  await prepareSeckill({ dataDir: "unused", redis, skuId: 2, stock: 5 });
  const connection = await openSales(redis);
  try {
    const [view] = await redisSales(connection, true).views();
    const { skuId, initial, free, held, sold, byHand } = view ?? {};
    assert.deepEqual(
      { skuId, initial, free, held, sold, byHand },
      { skuId: 2, initial: 5, free: 5, held: 0, sold: 0, byHand: false },
    );
  } finally {
    connection.close();
    await cluster.stop();
  }
});
