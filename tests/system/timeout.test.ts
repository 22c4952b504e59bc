import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type Buyer, newBuyer, order, stockOf } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const patience = { timeoutMs: 60_000, everyMs: 50 };

async function withShop(env: Record<string, string>, run: (shop: RunningShop) => Promise<void>): Promise<void> {
  const shop = await startShop(env);
  try {
    await run(shop);
  } finally {
    await shop.dispose();
  }
}

async function statusOf(shop: RunningShop, orderNo: string, token: string): Promise<number> {
  return (await shop.api.get(`order/detail?order_no=${orderNo}`, token)).data.status;
}

const TRIES = 5;

/** Orders three pieces and sees that they are taken, on a machine that is too busy to look in time once more. */
async function holdThree(shop: RunningShop, buyer: Buyer) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stock = await stockOf(shop.api, 1, 1);
    const placed = await order(shop.api, buyer, 1, 3);
    const held = await stockOf(shop.api, 1, 1);
    if ((await statusOf(shop, placed.order_no, buyer.token)) === 0) {
      assert.equal(held, stock - 3);
      return { orderNo: placed.order_no, stock };
    }
    await eventually(async () => assert.equal(await stockOf(shop.api, 1, 1), stock), patience);
  }
  throw new Error(`the machine was too busy for each of ${TRIES} orders`);
}

/** Pays an order by a payment that lands when the order is closed, on a machine that is too busy for that once more. */
async function payTooLate(shop: RunningShop, buyer: Buyer): Promise<string> {
  const { token } = buyer;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { order_no: orderNo, total_amount: amount } = await order(shop.api, buyer, 1);
    const paid = await shop.api.post("payment/pay", { order_no: orderNo, amount, simulate: "slow" }, token);
    if (paid.error === "order_not_payable") continue;
    assert.equal(paid.status, 200, paid.msg);
    await eventually(async () => assert.notEqual(await statusOf(shop, orderNo, token), 0), patience);
    if ((await statusOf(shop, orderNo, token)) === 2) return orderNo;
  }
  throw new Error(`the machine was too busy for each of ${TRIES} payments`);
}

describe("walk-through 3: an order that is not paid", () => {
  test("closes itself and its stock comes back, once", async () => {
    await withShop({ ORDER_TIMEOUT_SECONDS: "3" }, async (shop) => {
      const buyer = await newBuyer(shop.api);
      const { orderNo, stock } = await holdThree(shop, buyer);
      await eventually(async () => assert.equal(await statusOf(shop, orderNo, buyer.token), 2), patience);
      await eventually(async () => assert.equal(await stockOf(shop.api, 1, 1), stock), patience);
    });
  });

  test("also when the process is killed while it waits", async () => {
    await withShop({ ORDER_TIMEOUT_SECONDS: "3" }, async (shop) => {
      const buyer = await newBuyer(shop.api);
      const { orderNo, stock } = await holdThree(shop, buyer);
      await shop.kill();
      // On a busy machine the time may be over before it is up again.
      await shop.start();
      await eventually(async () => assert.equal(await statusOf(shop, orderNo, buyer.token), 2), patience);
      await eventually(async () => assert.equal(await stockOf(shop.api, 1, 1), stock), patience);
    });
  });

  test("of a seckill gives the unit back to the sale, once, over a kill, and the buyer may buy again", async () => {
    await withShop({ ORDER_TIMEOUT_SECONDS: "3", SECKILL_QPS: "0" }, async (shop) => {
      const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["2", "1"]);
      assert.equal(await prepare.ended, 0, prepare.output());
      const token = demoToken(1000);
      const stock = await stockOf(shop.api, 2, 2);
      const buy = async (user: string) => await shop.api.post("product/seckill", { sku_id: 2 }, user);
      const first = await buy(token);
      assert.equal(first.status, 200, first.msg);
      await shop.kill();
      await shop.start();
      await eventually(async () => assert.equal(await statusOf(shop, first.data.order_no, token), 2), patience);
      await eventually(async () => {
        const result = await shop.api.get(`product/seckill/result?order_no=${first.data.order_no}`, token);
        assert.equal(result.data.status, "lost");
        const sales = await shop.api.get("seckill/activities");
        assert.equal(sales.data.activities[0].remaining, 1);
      }, patience);
      // The unit never left the database's stock, so nothing may come back there.
      assert.equal(await stockOf(shop.api, 2, 2), stock);
      const second = await buy(token);
      assert.equal(second.status, 200, second.msg);
      assert.notEqual(second.data.order_no, first.data.order_no);
      const third = await buy(demoToken(1001));
      // On a busy machine the second's time may be over as well.
      if (third.error !== "seckill_sold_out") assert.equal(await statusOf(shop, second.data.order_no, token), 2);
    });
  });

  test("and is paid too late: the payment is given back and shows as such", async () => {
    await withShop({ ORDER_TIMEOUT_SECONDS: "1", PROVIDER_SLOW_SECONDS: "3" }, async (shop) => {
      const buyer = await newBuyer(shop.api);
      const orderNo = await payTooLate(shop, buyer);
      await eventually(async () => {
        const payment = await shop.api.get(`payment/detail?order_no=${orderNo}`, buyer.token);
        assert.equal(payment.data.status, "refunded");
      }, patience);
      assert.equal(await statusOf(shop, orderNo, buyer.token), 2);
    });
  });
});

describe("kill -9", () => {
  test("in mid-sale loses no place: every 200 is an order after the restart", async () => {
    await withShop({ SECKILL_QPS: "0", ORDER_TIMEOUT_SECONDS: "600" }, async (shop) => {
      const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["2", "40"]);
      assert.equal(await prepare.ended, 0, prepare.output());
      const answers: { user: number; orderNo: string }[] = [];
      const attempts = Array.from({ length: 60 }, async (_, index) => {
        const answer = await shop.api
          .post("product/seckill", { sku_id: 2 }, demoToken(1000 + index))
          .catch(() => undefined);
        if (answer?.status === 200) answers.push({ user: 1000 + index, orderNo: answer.data.order_no });
        if (answers.length === 10) await shop.kill();
      });
      await Promise.all(attempts);
      await shop.start();
      for (const { user, orderNo } of answers) {
        await eventually(async () => assert.equal(await statusOf(shop, orderNo, demoToken(user)), 0), patience);
      }
      const sales = await shop.api.get("seckill/activities");
      assert.ok(sales.data.activities[0].remaining <= 40 - answers.length);
    });
  });

  test("keeps accounts, carts, addresses and orders", async () => {
    await withShop({}, async (shop) => {
      const buyer = await newBuyer(shop.api);
      await shop.api.post("cart/add", { sku_id: 9, quantity: 4 }, buyer.token);
      const placed = await order(shop.api, buyer, 1);
      await shop.kill();
      await shop.start();
      const cart = await shop.api.get("cart/list", buyer.token);
      assert.deepEqual(
        cart.data.items.map((item: { sku_id: number; quantity: number }) => [item.sku_id, item.quantity]),
        [[9, 4]],
      );
      assert.equal(await statusOf(shop, placed.order_no, buyer.token), 0);
      assert.equal((await shop.api.get("address/list", buyer.token)).data.addresses.length, 1);
    });
  });
});
