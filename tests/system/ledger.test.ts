import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { eventually, temporaryDirectory } from "@mall/testkit";
import type { LedgerReport } from "../../scripts/ledger/ledger-report.ts";
import { newBuyer, order } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

/** Runs `npm run ledger`. */
async function ledger(dataDir: string, ...args: string[]) {
  const program = startProgram("scripts/ledger.ts", { DATA_DIR: dataDir }, args);
  return { code: await program.ended, output: program.output() };
}

describe("npm run ledger", () => {
  let shop: RunningShop;
  let paid: { order_no: string; total_amount: number };
  let won: string;
  let late: [orderNo: string, token: string][];
  before(async () => {
    // Without the reconciler: it would mend what is broken here before it is seen.
    shop = await startShop({ ORDER_TIMEOUT_SECONDS: "600", SECKILL_QPS: "0", RECONCILE_SECONDS: "0" });
    const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["2", "3"]);
    assert.equal(await prepare.ended, 0, prepare.output());
    const buyer = await newBuyer(shop.api);
    paid = await order(shop.api, buyer, 1, 2);
    await pay(paid.order_no, paid.total_amount, buyer.token);
    won = await win(1000);
    const { data } = await shop.api.get(`order/detail?order_no=${won}`, demoToken(1000));
    await pay(won, data.total_amount, demoToken(1000));
    await shop.kill();
    await shop.start({ ORDER_TIMEOUT_SECONDS: "2" });
    late = [[(await order(shop.api, buyer, 3)).order_no, buyer.token]];
    late.push([await win(1001), demoToken(1001)]);
  });
  after(async () => await shop?.dispose());

  const pay = async (order_no: string, amount: number, token: string) => {
    const answer = await shop.api.post("payment/pay", { order_no, amount }, token);
    assert.equal(answer.status, 200, answer.msg);
    await becomes(1, order_no, token);
  };
  const becomes = async (status: number, orderNo: string, token: string) => {
    await eventually(
      async () => {
        const found = await shop.api.get(`order/detail?order_no=${orderNo}`, token);
        assert.equal(found.data?.status, status, found.msg);
      },
      { timeoutMs: 60_000, everyMs: 20 },
    );
  };
  const win = async (user: number): Promise<string> => {
    const answer = await shop.api.post("product/seckill", { sku_id: 2 }, demoToken(user));
    assert.equal(answer.status, 200, answer.msg);
    const orderNo: string = answer.data.order_no;
    await eventually(
      async () => {
        const found = await shop.api.get(`order/detail?order_no=${orderNo}`, demoToken(user));
        assert.equal(found.status, 200, found.msg);
      },
      { timeoutMs: 60_000, everyMs: 20 },
    );
    return orderNo;
  };
  const damage = (file: string, sql: string, ...values: (string | number)[]) => {
    const database = new DatabaseSync(join(shop.dataDir, file), { timeout: 5000 });
    assert.ok(Number(database.prepare(sql).run(...values).changes) > 0, sql);
    database.close();
  };
  const found = async (): Promise<string[]> => {
    const { code, output } = await ledger(shop.dataDir, "--wait", "1", "--json");
    assert.equal(code, 1, output);
    return (JSON.parse(output) as LedgerReport).findings.map(
      ({ kind, skuId, orderNo }) => `${kind} ${orderNo ?? skuId}`,
    );
  };

  test("adds up while the shop runs, orders are paid and others time out", async () => {
    const { code, output } = await ledger(shop.dataDir);
    assert.equal(code, 0, output);
    assert.match(output, /^ +1 +catalogue +500 +498 +0 +2 {2}✓$/m);
    assert.match(output, /^ +2 +sale +3 +[12] +[01] +1 {2}✓$/m);
    assert.match(output, /Orders: 4, of them \d unpaid, 2 paid, \d cancelled/);
    assert.match(output, /✓ All adds up/);
  });

  test("adds up after kill -9, with what waits in the files", async () => {
    await shop.kill();
    const { code, output } = await ledger(shop.dataDir, "--wait", "0");
    assert.equal(code, 0, output);
    await shop.start();
  });

  test("adds up once all has come to its end", async () => {
    for (const [orderNo, token] of late) await becomes(2, orderNo, token);
    const { code, output } = await ledger(shop.dataDir);
    assert.equal(code, 0, output);
    assert.match(output, /Orders: 4, of them 0 unpaid, 2 paid, 2 cancelled/);
  });

  test("sees units that moved from nowhere", async () => {
    damage("db_product.sqlite", "update skus set stock = stock - 1, sold = sold + 1 where id = 1");
    assert.deepEqual(await found(), ["stock_differs_from_reservations 1"]);
    damage("db_product.sqlite", "update skus set stock = stock + 1, sold = sold - 1 where id = 1");
  });

  test("sees a buyer whose unpaid orders are counted wrong", async () => {
    damage("db_order.sqlite", "update buyer_holds set unpaid = unpaid + 1 where user_id = 1000");
    assert.deepEqual(await found(), ["buyer_holds_differ undefined"]);
    damage("db_order.sqlite", "update buyer_holds set unpaid = unpaid - 1 where user_id = 1000");
  });

  test("sees a claim that is gone", async () => {
    damage("seckill.sqlite", "delete from seckill_claims where order_no = ?", won);
    const expected = [`order_without_claim ${won}`, `place_without_claim ${won}`];
    assert.deepEqual((await found()).slice(0, 2), expected);
    const { output } = await ledger(shop.dataDir, "--wait", "0");
    assert.match(output, new RegExp(`order_without_claim: Order ${won} .*\\n +→ .*reconciler`));
  });

  test("sees an order that is gone, from all who knew it", async () => {
    damage("db_order.sqlite", "delete from orders where order_no = ?", paid.order_no);
    const kinds = (await found()).filter((each) => each.endsWith(paid.order_no)).map((each) => each.split(" ")[0]);
    assert.deepEqual(kinds, ["items_without_order", "reservation_without_order", "payment_without_order_paid"]);
  });

  test("changes nothing", async () => {
    const read = () => {
      const database = new DatabaseSync(join(shop.dataDir, "db_product.sqlite"), { readOnly: true });
      const rows = database.prepare("select * from skus order by id").all();
      database.close();
      return rows;
    };
    const before = read();
    await ledger(shop.dataDir, "--wait", "0");
    assert.deepEqual(read(), before);
  });
});

test("where there is nothing to read, npm run ledger says what to do", async () => {
  const directory = temporaryDirectory();
  const nothing = await ledger(directory.path);
  assert.equal(nothing.code, 2);
  assert.match(nothing.output, /^There is no .*db_order\.sqlite\. Start the shop once \(npm start\), or set DATA_DIR/);
  new DatabaseSync(directory.file("db_order.sqlite")).close();
  for (const name of ["db_product", "db_payment", "seckill"])
    new DatabaseSync(directory.file(`${name}.sqlite`)).close();
  const empty = await ledger(directory.path);
  assert.equal(empty.code, 2);
  assert.match(empty.output, /^The databases are not as they should be: no such table: \w+\. Start the shop once/);
  assert.equal((await ledger(directory.path, "--wait", "x")).code, 2);
  directory.remove();
});
