import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { solve } from "@mall/gateway/crowd";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const SKU = 2;
const STOCK = 5;
const BITS = 10;

describe("a flash sale behind SECKILL_GUARD=pow", () => {
  let shop: RunningShop;
  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0", SECKILL_GUARD: "pow", SECKILL_POW_BITS: String(BITS) });
  });
  after(async () => await shop.dispose());

  const prepare = async () => {
    const args = [String(SKU), String(STOCK)];
    const program = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, args);
    assert.equal(await program.ended, 0, program.output());
  };
  const attempt = (user: number, fields: object = {}) =>
    shop.api.post("product/seckill", { sku_id: SKU, ...fields }, demoToken(user));
  const tokenOf = async (user: number) => {
    const { data } = await shop.api.post("product/seckill/token", { sku_id: SKU }, demoToken(user));
    assert.deepEqual(data.pow, { algorithm: "sha-256", bits: BITS });
    return data.token as string;
  };
  const left = async () => {
    const { data } = await shop.api.get("seckill/activities");
    return data.activities.find((one: { sku_id: number }) => one.sku_id === SKU).remaining;
  };

  test("a bot without a token, or without work, gets nothing, however often it asks", async () => {
    await prepare();
    const token = await tokenOf(1000);
    const pow = unsolved(token);
    const bare = await Promise.all(Array.from({ length: 50 }, (_, index) => attempt(1000 + index)));
    const lazy = await Promise.all(Array.from({ length: 50 }, (_, index) => attempt(1000 + index, { token, pow })));
    assert.ok(bare.every(({ status, error, field }) => `${status} ${error} ${field}` === REQUIRED));
    const [own, ...others] = lazy;
    assert.equal(own?.error, "seckill_pow_invalid");
    assert.ok(others.every(({ status, error }) => status === 403 && error === "seckill_token_invalid"));
    assert.equal(await left(), STOCK);
  });

  test("who did the work gets in once: what was sent is worth nothing when it is sent again", async () => {
    await prepare();
    const token = await tokenOf(1000);
    const pow = solve(token, BITS);
    const won = await attempt(1000, { token, pow });
    assert.equal(won.status, 200, won.msg);
    const again = await attempt(1000, { token, pow });
    assert.deepEqual([again.status, again.error, again.field], [400, "seckill_token_used", "token"]);
    assert.equal(again.msg, "抢购令牌已使用");
    assert.equal((await attempt(1001, { token, pow })).error, "seckill_token_invalid");
    assert.equal(await left(), STOCK - 1);
  });

  test("a token outlives a restart of the shop, and so does its use", async () => {
    await prepare();
    const [used, fresh] = [await tokenOf(1000), await tokenOf(1001)];
    await attempt(1000, { token: used, pow: solve(used, BITS) });
    await shop.kill();
    await shop.start();
    assert.equal((await attempt(1000, { token: used, pow: solve(used, BITS) })).error, "seckill_token_used");
    assert.equal((await attempt(1001, { token: fresh, pow: solve(fresh, BITS) })).status, 200);
  });

  test("the load script does the work by itself and gets its winners", async () => {
    await prepare();
    const load = startProgram("scripts/seckill-load.ts", {}, ["--url", shop.url, "--users", "50"]);
    assert.equal(await load.ended, 0, load.output());
    assert.match(load.output(), /The sale is guarded: 50 buyers got their tokens/);
    assert.equal(load.output().match(/🟢/g)?.length, STOCK);
    assert.equal(load.output().match(/🔴 手慢了/g)?.length, 50 - STOCK);
    assert.match(load.output(), /5 of 5 won places have become orders/);
  });
});

/** A text that is no solution. */
function unsolved(token: string): string {
  for (let n = 0; ; n += 1) if (!hash("sha256", `${token}:${n}`, "hex").startsWith("0")) return String(n);
}

const REQUIRED = "400 seckill_token_required token";
