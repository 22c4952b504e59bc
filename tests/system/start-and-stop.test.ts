import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { eventually, freePort, temporaryDirectory } from "@mall/testkit";
import { newBuyer, order, startSlowPayment } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { startShop } from "./shop.fixture.ts";

test("the start says where things are and what to try; SIGTERM ends it well", async () => {
  const shop = await startShop();
  await eventually(() => assert.match(shop.output(), /\/ops\/live-sale /));
  assert.match(shop.output(), new RegExp(`${shop.url}/admin\\b`));
  assert.match(shop.output(), new RegExp(`${shop.url}/docs`));
  const answers = Promise.all(Array.from({ length: 20 }, () => shop.api.get("product/list")));
  await answers;
  assert.equal(await shop.stop(), 0);
  await shop.dispose();
});

test("a request under way is answered before the process ends", async () => {
  const shop = await startShop();
  const buyer = await newBuyer(shop.api);
  // Waits two seconds for a provider that takes five.
  const paying = await startSlowPayment(shop.api, buyer, await order(shop.api, buyer, 1));
  const stopping = shop.stop();
  const paid = await paying.answer;
  assert.deepEqual([paid.status, paid.data.status], [200, "pending"]);
  assert.equal(await stopping, 0);
  await shop.dispose();
});

test("a taken port is said so, with what to do", async () => {
  const shop = await startShop();
  const directory = temporaryDirectory();
  const { port } = new URL(shop.url);
  const second = startProgram("apps/shop/src/main.ts", { PORT: port, DATA_DIR: directory.path });
  assert.equal(await second.ended, 1);
  assert.match(second.output(), new RegExp(`Port ${port} is taken.*PORT=${Number(port) + 1} npm start`));
  directory.remove();
  await shop.dispose();
});

test("a wrong setting is named, its value is not shown, and the exit code says configuration", async () => {
  const program = startProgram("apps/shop/src/main.ts", { PORT: "eighty-eighty", PROFILE: "demo" });
  assert.equal(await program.ended, 78);
  assert.match(program.output(), /PORT: must be integer/);
  assert.doesNotMatch(program.output(), /eighty-eighty/);
});

test("production does not start on secrets of the demo", async () => {
  const refused = startProgram("apps/shop/src/main.ts", { PROFILE: "production", PORT: String(await freePort()) });
  assert.equal(await refused.ended, 78);
  assert.match(refused.output(), /JWT_SECRET/);
});

test("production takes no script's token, has no demo account and shows no traces", async () => {
  const secret = "0123456789abcdef0123456789abcdef";
  const shop = await startShop({
    ...{ PROFILE: "production", JWT_SECRET: secret, PAYMENT_CALLBACK_SECRET: secret.toUpperCase() },
  });
  const script = await shop.api.get("order/list", demoToken(1000));
  const demo = await shop.api.post("user/login", { username: "demo", password: "123" });
  const weak = await shop.api.post("user/register", { username: "somebody", password: "123" });
  assert.deepEqual([script.error, demo.error, weak.error], ["token_invalid", "wrong_credentials", "weak_password"]);
  assert.equal((await fetch(`${shop.url}/api/v1/ops/traces`)).status, 404);
  await shop.dispose();
});

test("demo:reset waits until the shop is stopped, then removes its data and nothing else", async () => {
  const shop = await startShop();
  const env = { DATA_DIR: shop.dataDir, PORT: new URL(shop.url).port };
  writeFileSync(`${shop.dataDir}/notes.txt`, "mine");
  const early = startProgram("scripts/demo-reset.ts", env);
  assert.equal(await early.ended, 1);
  await shop.stop();
  const reset = startProgram("scripts/demo-reset.ts", env);
  assert.equal(await reset.ended, 0, reset.output());
  assert.deepEqual(readdirSync(shop.dataDir), ["notes.txt"]);
  await shop.dispose();
});
