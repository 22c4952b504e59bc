import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, temporaryDirectory } from "@mall/testkit";
import { freePort, startProgram } from "./child-process.fixture.ts";
import { startShop } from "./shop.fixture.ts";

test("the start says where things are and what to try; SIGTERM ends it well", async () => {
  const shop = await startShop();
  await eventually(() => assert.match(shop.output(), /seckill:prepare -- 2 5/));
  assert.match(shop.output(), new RegExp(`${shop.url}/docs`));
  const answers = Promise.all(Array.from({ length: 20 }, () => shop.api.get("product/list")));
  await answers;
  assert.equal(await shop.stop(), 0);
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

test("production refuses the demo secret and serves neither demo tokens nor trace pages", async () => {
  const refused = startProgram("apps/shop/src/main.ts", { PROFILE: "production", PORT: String(await freePort()) });
  assert.equal(await refused.ended, 78);
  assert.match(refused.output(), /JWT_SECRET/);
});
