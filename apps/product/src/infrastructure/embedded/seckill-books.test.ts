import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openDatabase } from "@mall/storage";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { openEmbeddedSeckill } from "./open-seckill.ts";

function openStage(t: TestContext, before: (database: ReturnType<typeof openDatabase>) => void = () => {}) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const database = openDatabase({ file: join(directory.path, "seckill.sqlite") });
  before(database);
  const seckill = openEmbeddedSeckill({ dataDir: directory.path, clock });
  t.after(() => {
    seckill.close();
    database.close();
    directory.remove();
  });
  const sale = { skuId: 2, startsAt: 0, endsAt: undefined, limitPerUser: 1 };
  const win = async (userId: number) => {
    const [outcome] = await seckill.stock.reserve([{ userId, skuId: 2, headers: {} }]);
    if (outcome?.kind !== "reserved") throw new Error(`buyer ${userId} got ${outcome?.kind}`);
    return outcome.orderNo;
  };
  return { ...seckill, database, clock, win, prepare: (stock: number) => seckill.stock.prepare({ ...sale, stock }) };
}

test("a free count that is wrong is written anew from the places", async (t) => {
  const { stock, books, database, win, prepare } = openStage(t);
  await prepare(5);
  await win(7);
  await stock.sell(await win(8));
  database.exec("update seckill_stock set free = 5");
  const [audit] = await books.audit();
  assert.deepEqual(audit, { skuId: 2, verdict: "recounted", initial: 5, free: 3, held: 1, sold: 1, over: 0 });
  assert.deepEqual(await books.audit(), []);
});

test("the place of a released claim is given up, once nothing moves", async (t) => {
  const { stock, books, database, win, prepare } = openStage(t);
  await prepare(5);
  const orderNo = await win(7);
  database.prepare("update seckill_claims set state = 'released' where order_no = ?").run(orderNo);
  assert.deepEqual(await books.audit(), []);
  assert.equal((await books.audit())[0]?.verdict, "recounted");
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 5, held: 0, sold: 0 }]);
});

test("a place without a claim is for a person", async (t) => {
  const { books, database, win, prepare } = openStage(t);
  await prepare(5);
  const orderNo = await win(7);
  database.prepare("delete from seckill_claims where order_no = ?").run(orderNo);
  await books.audit();
  for (let look = 0; look < 2; look += 1) assert.equal((await books.audit())[0]?.verdict, "unclear");
});

test("a file of before is brought up to date: its sale goes on, its claims are found, its old orders are left", async (t) => {
  const { stock, books, clock } = openStage(t, (database) => {
    database.exec(`
      create table seckill_stock (sku_id integer primary key, initial integer not null,
        free integer not null check (free between 0 and initial), starts_at integer not null, ends_at integer,
        limit_per_user integer not null, activity_id integer not null) strict;
      create table seckill_claims (seq integer primary key, order_no text not null unique, user_id integer not null,
        sku_id integer not null, state text not null check (state in ('pending', 'handed_on', 'sold', 'released')),
        claimed_at integer not null, headers text not null) strict;
      insert into seckill_stock values (2, 5, 5, 0, null, 1, 0);
      insert into seckill_claims values (1, 'SK-7-2-a', 7, 2, 'handed_on', 10, '{}');
    `);
  });
  const { claims } = await books.handedOn({ before: clock.now(), after: undefined, limit: 10 });
  assert.deepEqual(claims, [{ orderNo: "SK-7-2-a", skuId: 2, handedAt: 0 }]);
  const order = { orderNo: "SK-8-2-b", userId: 8, skuId: 2, claimedAt: clock.now() - 1, state: "sold" as const };
  assert.equal(await books.adopt(order), "other_round");
  assert.equal(await books.adopt({ ...order, claimedAt: clock.now() }), "adopted");
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 5, free: 4, held: 0, sold: 1 }]);
});
