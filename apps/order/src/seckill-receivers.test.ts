import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { claimOf, claimsHandled, listOf, numberOf, tellClaims } from "./testing/seckill-claims.fixture.ts";
import { openServiceStage, type ServiceStage } from "./testing/service-stage.fixture.ts";

let stage: ServiceStage;
beforeEach(async () => {
  stage = await openServiceStage();
});
afterEach(() => stage.close());

/** Places of so many buyers, the first of whom has this id, come in one message and become orders. */
async function sell(count: number, firstUser = 1): Promise<void> {
  const claims = Array.from({ length: count }, (_, index) => claimOf(firstUser + index));
  await tellClaims(stage, [listOf(`from ${firstUser}`, claims)]);
  await claimsHandled(stage);
}

const receiverOf = async (userId: number) => (await stage.orderOf(numberOf(userId), userId))?.receiverName;

test("a list's buyers are one question; each order has its own buyer's address, and none where there is none", async () => {
  stage.world.residents = new Set([1, 2, 299]);
  await sell(300);
  const receivers = await Promise.all([1, 2, 3, 299, 300].map(receiverOf));
  assert.deepEqual(receivers, ["User 1", "User 2", "", "User 299", ""]);
  const { total, lists } = stage.world.addressCalls;
  assert.deepEqual([total, lists.map((list) => new Set(list).size)], [0, [300]]);
});

test("who wins alone is asked for alone", async () => {
  await sell(1, 7);
  assert.equal(await receiverOf(7), "User 7");
  const { total, lists } = stage.world.addressCalls;
  assert.deepEqual([total, lists.length], [1, 0]);
});

test("an address service that is down is asked once, and costs no order", async () => {
  stage.world.addressesFail = true;
  await sell(400);
  assert.deepEqual([await receiverOf(1), await receiverOf(400)], ["", ""]);
  const { total, lists } = stage.world.addressCalls;
  assert.deepEqual([total, lists.length], [0, 1]);
  assert.ok(stage.warnings.some(({ waiting }) => waiting === 400));
});

test("a service of an older release is asked one by one, many at a time, and for a list again after a minute", async () => {
  stage.world.addressesOneByOne = true;
  stage.world.residents = new Set([1, 300, 302]);
  await sell(300);
  await sell(2, 301);
  assert.deepEqual(await Promise.all([1, 2, 300, 302].map(receiverOf)), ["User 1", "", "User 300", "User 302"]);
  const calls = stage.world.addressCalls;
  assert.deepEqual([calls.total, calls.lists.length], [302, 1]);
  assert.ok(calls.peak > 1 && calls.peak <= 128, `${calls.peak} at once`);
  stage.world.addressesOneByOne = false;
  stage.clock.advance(60_000);
  await sell(2, 303);
  assert.deepEqual([calls.total, calls.lists.length], [302, 2]);
});

test("an older service that is down as well is asked only by those in line, and costs no order", async () => {
  stage.world.addressesOneByOne = true;
  stage.world.addressesFail = true;
  await sell(400);
  assert.equal(await receiverOf(400), "");
  assert.equal(stage.world.addressCalls.total, 128);
});
