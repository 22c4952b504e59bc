import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { after, before, describe, test } from "node:test";
import { temporaryDirectory } from "@mall/testkit";
import { readSettledLedger } from "../../scripts/ledger/read-ledger.ts";
import { newBuyer } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { haveStatus, ordersInEveryState, SLOWLY } from "./orders.fixture.ts";
import { startRush } from "./rush.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const SKU = 2;
const STOCK = 1000;

describe("backup and restore of the embedded profile", () => {
  const directory = temporaryDirectory();
  const folder = directory.file("backup");
  let shop: RunningShop;
  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0", ORDER_TIMEOUT_SECONDS: "600", ...SLOWLY });
  });
  after(async () => {
    await shop.dispose();
    for (const left of asides()) rmSync(left, { recursive: true });
    directory.remove();
  });

  const run = async (script: string, ...args: string[]) => {
    const program = startProgram(`scripts/${script}.ts`, { DATA_DIR: shop.dataDir }, args);
    return { code: await program.ended, output: program.output() };
  };
  const succeed = async (script: string, ...args: string[]) => {
    const { code, output } = await run(script, ...args);
    assert.equal(code, 0, output);
    return output;
  };
  const asides = () => {
    const [parent, name] = [dirname(shop.dataDir), basename(shop.dataDir)];
    return readdirSync(parent).flatMap((each) => (each.startsWith(`${name}.`) ? [`${parent}/${each}`] : []));
  };

  test("what was acknowledged before a backup under load is there after the loss of all data; the books add up", async () => {
    await succeed("seckill-prepare", String(SKU), String(STOCK));
    const buyer = await newBuyer(shop.api);
    const kept = await ordersInEveryState(shop.api, buyer);
    const operator = await shop.api.post("user/login", { username: "operator", password: "123" });
    const rules = { flow: [{ resource: "seckill_api", threshold: 99_999 }] };
    assert.equal((await shop.api.put("ops/flow/rules", { rules }, operator.data.token)).status, 200);
    await shop.api.post("cart/add", { sku_id: 3, quantity: 2 }, buyer.token);

    const rush = startRush(shop.api, SKU);
    await rush.until(50);
    const acknowledged = rush.acknowledged();
    await succeed("backup", folder);
    await rush.stop();
    assert.ok(rush.acknowledged().length > acknowledged.length, "nobody bought while the backup was taken");

    await shop.kill();
    rmSync(shop.dataDir, { recursive: true });
    await succeed("restore", folder);
    await shop.start();

    await haveStatus(shop.api, buyer.token, kept);
    const cart = await shop.api.get("cart/list", buyer.token);
    assert.deepEqual([cart.data.items[0].sku_id, cart.data.items[0].quantity], [3, 2]);
    const inForce = await shop.api.get("ops/flow/rules", operator.data.token);
    assert.equal(inForce.data.in_force.flow[0].threshold, 99_999);
    await settled(shop);
    for (const { user, orderNo } of acknowledged) {
      await haveStatus(shop.api, demoToken(user), [{ orderNo, status: 0 }]);
    }
  });

  test("the sale goes on where the backup left it, and sells no more than its stock", async () => {
    const { data } = await shop.api.get("seckill/activities");
    const { remaining } = data.activities.find((one: { sku_id: number }) => one.sku_id === SKU);
    // None, where the buyers were faster than the start of the backup.
    assert.ok(remaining >= 0 && remaining <= STOCK - 50);
    const rush = startRush(shop.api, SKU, 20_000);
    await rush.soldOut();
    assert.equal(rush.acknowledged().length, remaining);
    await settled(shop);
  });

  test("a restore is refused while the shop runs, and over data without --yes; then the data before is moved aside", async () => {
    const running = await run("restore", folder, "--yes");
    assert.deepEqual(
      [running.code, /has \w+\.sqlite in .* open\. Stop the shop first/.test(running.output)],
      [1, true],
    );
    assert.equal(await shop.stop(), 0);
    const names = readdirSync(shop.dataDir);
    const unsure = await run("restore", folder);
    assert.deepEqual([unsure.code, unsure.output.includes("Say --yes")], [1, true], unsure.output);
    assert.deepEqual(readdirSync(shop.dataDir), names);
    const output = await succeed("restore", folder, "--yes");
    const [, aside = ""] = /The data before is in (\S+);/.exec(output) ?? [];
    assert.ok(existsSync(`${aside}/seckill.sqlite`));
    await shop.start();
    await settled(shop);
  });

  test("a damaged backup, a folder that is none and one of a newer shop are refused, and nothing is changed", async () => {
    await shop.stop();
    const refused = async (sentence: RegExp) => {
      const { code, output } = await run("restore", folder, "--yes");
      assert.equal(code, 1, output);
      assert.match(output, sentence);
      assert.equal(asides().length, 1);
    };
    const manifest = readFileSync(`${folder}/manifest.json`, "utf8");
    writeFileSync(`${folder}/manifest.json`, manifest.replace('"001_orders"', '"001_orders", "999_of_tomorrow"'));
    await refused(/made by a newer version of the shop: order_migrations has 999_of_tomorrow/);
    writeFileSync(`${folder}/manifest.json`, manifest);
    appendFileSync(`${folder}/db_order.sqlite`, "x");
    await refused(/is damaged: db_order\.sqlite is not as it was saved/);
    rmSync(`${folder}/db_order.sqlite`);
    await refused(/is damaged: db_order\.sqlite is missing/);
    rmSync(`${folder}/manifest.json`);
    await refused(/is no backup/);
  });

  test("a backup does not go into a folder that holds something", async () => {
    const { code, output } = await run("backup", folder);
    assert.deepEqual([code, output.includes("is not empty")], [1, true], output);
  });
});

async function settled({ dataDir }: RunningShop): Promise<void> {
  const { findings, waiting } = await readSettledLedger({ DATA_DIR: dataDir }, { timeoutMs: 60_000 });
  assert.deepEqual([findings, waiting ?? []], [[], []]);
}
