import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { createShopClient, signToken } from "@mall/gateway/crowd";
import { startFakeShop } from "./fake-shop.fixture.ts";
import { withPasses } from "./passes.ts";
import { countByKind } from "./report.ts";
import { runRound } from "./run-round.ts";

const secret = "my_secret_key";

async function round(
  t: TestContext,
  { signedWith = secret, users = 50, skuId = 2, passes = 20, retries = 0, away = false, guarded = false },
) {
  const shop = await startFakeShop({ secret, stock: 5, passes, queuedAnswers: 1, guarded });
  t.after(() => shop.close());
  if (away) await shop.close();
  const client = createShopClient(shop.url);
  t.after(() => client.close());
  const buyers = Array.from({ length: users }, (_, index) => {
    const userId = 1000 + index;
    return { userId, token: signToken(userId, signedWith, Date.now()) };
  });
  const printed: string[] = [];
  const print = (line: string) => void printed.push(stripVTControlCharacters(line));
  const ready = await withPasses(client, buyers, skuId, print);
  const result = await runRound({ client, buyers: ready, skuId, retries, retryAfterMs: 1, check: true, print });
  const counts = Object.fromEntries([...countByKind(result.verdicts)].filter(([, count]) => count > 0));
  return {
    counts,
    printed,
    result,
    matching: (pattern: RegExp) => printed.filter((line) => pattern.test(line)).length,
  };
}

test("winners, sold out and busy are told apart, and every winner is followed to the order", async (t) => {
  const { counts, matching, printed } = await round(t, {});
  assert.deepEqual(counts, { won: 5, sold_out: 15, busy: 30 });
  assert.equal(matching(/^用户 \d+ {2}🟢 抢购成功 {2}SK-\d+-2-a$/), 5);
  assert.equal(matching(/^用户 \d+ {2}🔴 手慢了，已被抢光$/), 15);
  assert.equal(matching(/^用户 \d+ {2}🔴 系统繁忙，请稍后再试$/), 30);
  assert.equal(matching(/^✔ 已生成订单 {2}SK-\d+-2-a {2}pay before 2026-01-01 08:01:00$/), 5);
  assert.ok(printed.includes("5 of 5 won places have become orders."));
  assert.equal(matching(/^50 buyers, 50 answers in /), 1);
});

test("who read busy tries again as often as told, and is one line all the same", async (t) => {
  const { counts, result, matching } = await round(t, { retries: 2 });
  assert.deepEqual(counts, { won: 5, sold_out: 15, busy: 30 });
  assert.equal(result.latencies.length, 50 + 30 + 30);
  assert.equal(matching(/^用户/), 50);
});

test("a sale that is not there says how to prepare one", async (t) => {
  const { counts, matching } = await round(t, { users: 3, skuId: 9 });
  assert.deepEqual(counts, { not_started: 3 });
  assert.equal(matching(/npm run seckill:prepare -- 9 5$/), 1);
});

test("tokens of another secret say which variable to set", async (t) => {
  const { counts, matching } = await round(t, { users: 3, signedWith: "another" });
  assert.deepEqual(counts, { refused: 3 });
  assert.equal(matching(/JWT_SECRET/), 1);
  assert.equal(matching(/^用户 \d+ {2}⚠ 请求被拒绝 {2}401 token_invalid/), 3);
});

test("a shop that is away is a warning for each buyer and no answer", async (t) => {
  const { counts, result, matching } = await round(t, { users: 3, away: true });
  assert.deepEqual([counts, result.latencies], [{ unreachable: 3 }, []]);
  assert.equal(matching(/^用户 \d+ {2}⚠ 无法连接 {2}.*ECONNREFUSED/), 3);
});

test("a guarded sale: every buyer gets a token, does the work, and the rest is as ever", async (t) => {
  const { counts, matching } = await round(t, { guarded: true });
  assert.deepEqual(counts, { won: 5, sold_out: 15, busy: 30 });
  assert.equal(matching(/^The sale is guarded: 50 buyers got their tokens/), 1);
});
