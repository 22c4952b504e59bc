import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { keysOf, withRedis } from "../../scripts/backup/redis/connect.ts";
import { readSettledLedger } from "../../scripts/ledger/read-ledger.ts";
import { startMariadb } from "../faults/worlds/servers/mariadb.ts";
import { startRabbitmq } from "../faults/worlds/servers/rabbitmq.ts";
import { startRedis } from "../faults/worlds/servers/redis.ts";
import { newBuyer } from "../system/buyer.fixture.ts";
import { startProgram } from "../system/child-process.fixture.ts";
import { demoToken } from "../system/http.fixture.ts";
import { haveStatus, type Kept, ordersInEveryState, SLOWLY } from "../system/orders.fixture.ts";
import { startRush, type Won } from "../system/rush.fixture.ts";
import { type RunningShop, startShop } from "../system/shop.fixture.ts";

const SKU = 2;
const STOCK = 2000;

type Servers = Awaited<ReturnType<typeof startServers>>;

/** Servers of the test's own, which it may lose. */
async function startServers() {
  const [mysql, redis, rabbitmq] = await Promise.all([startMariadb(), startRedis("everysec"), startRabbitmq()]);
  return {
    env: { MYSQL_URL: mysql.url, REDIS_URL: redis.url, RABBITMQ_URL: rabbitmq.url },
    dispose: async () => void (await Promise.all([mysql, redis, rabbitmq].map((server) => server.dispose()))),
  };
}

/** Keys of the shop that no backup would have in it, besides the counts of the limiter. */
function keysLeftOut(url: string): Promise<string[]> {
  return withRedis({ url, cluster: false }, async (client) => {
    const saved = await keysOf(client);
    const all = await client.keys("*");
    return all.filter((key) => !saved.has(key) && !key.startsWith("flow-control:tokens:"));
  });
}

const startOn = (servers: Servers) =>
  startShop({ ...servers.env, ...SLOWLY, SECKILL_QPS: "0", ORDER_TIMEOUT_SECONDS: "600" });

describe("backup and restore of MySQL and Redis; what waited in RabbitMQ is sent again", () => {
  const directory = temporaryDirectory();
  const folder = directory.file("backup");
  let servers: Servers;
  let shop: RunningShop;
  let buyer: Awaited<ReturnType<typeof newBuyer>>;
  let kept: Kept[];
  let acknowledged: Won[];
  before(async () => {
    servers = await startServers();
    shop = await startOn(servers);
  });
  after(async () => {
    await shop?.dispose();
    await servers?.dispose();
    directory.remove();
  });

  const run = async (script: string, ...args: string[]) => {
    const program = startProgram(`scripts/${script}.ts`, { ...servers.env, DATA_DIR: shop.dataDir }, args);
    return { code: await program.ended, output: program.output() };
  };
  const succeed = async (script: string, ...args: string[]) => {
    const { code, output } = await run(script, ...args);
    assert.equal(code, 0, output);
  };
  const asTheBackupHasIt = async () => {
    await haveStatus(shop.api, buyer.token, kept);
    const { findings, waiting } = await readSettledLedger({ ...servers.env }, { timeoutMs: 60_000 });
    assert.deepEqual([findings, waiting ?? []], [[], []]);
    for (const { user, orderNo } of acknowledged) {
      await haveStatus(shop.api, demoToken(user), [{ orderNo, status: 0 }]);
    }
  };

  test("taken while buyers buy, restored into servers that have nothing: what was acknowledged before is there", async () => {
    await succeed("seckill-prepare", String(SKU), String(STOCK));
    buyer = await newBuyer(shop.api);
    kept = await ordersInEveryState(shop.api, buyer);
    await shop.api.post("cart/add", { sku_id: 3, quantity: 2 }, buyer.token);
    const rush = startRush(shop.api, SKU);
    await rush.until(50);
    acknowledged = rush.acknowledged();
    await succeed("backup", folder);
    await rush.stop();
    assert.deepEqual(await keysLeftOut(servers.env.REDIS_URL), []);
    assert.ok(rush.acknowledged().length > acknowledged.length, "nobody bought while the backup was taken");

    await shop.dispose();
    await servers.dispose();
    servers = await startServers();
    await succeed("restore", folder);
    shop = await startOn(servers);
    await asTheBackupHasIt();
    const cart = await shop.api.get("cart/list", buyer.token);
    assert.deepEqual([cart.data.items[0].sku_id, cart.data.items[0].quantity], [3, 2]);
  });

  test("a restore is refused while the shop runs; over later data it wants --yes, and later messages make no orders", async () => {
    const running = await run("restore", folder, "--yes");
    assert.deepEqual([running.code, running.output.includes("Stop all services first")], [1, true], running.output);
    const rush = startRush(shop.api, SKU, 50_000);
    await rush.until(100);
    const killed = shop.kill();
    await rush.stop().catch(() => {});
    await killed;
    const unsure = await run("restore", folder);
    assert.deepEqual([unsure.code, unsure.output.includes("Say --yes")], [1, true], unsure.output);
    await succeed("restore", folder, "--yes");
    await shop.start();
    await asTheBackupHasIt();
    for (const { user, orderNo } of rush.acknowledged()) {
      const answer = await shop.api.get(`order/detail?order_no=${orderNo}`, demoToken(user));
      assert.equal(answer.error, "order_not_found");
    }
  });
});
