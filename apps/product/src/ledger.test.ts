import assert from "node:assert/strict";
import { test } from "node:test";
import { StockPool } from "@mall/contracts/ledger";
import { eventually } from "@mall/testkit";
import { prepareSeckill } from "./compose-sales.ts";
import { call, lotus, openShop } from "./service-stage.fixture.ts";

const { STOCK_POOL_SALE: SALE, STOCK_POOL_CATALOGUE: CATALOGUE } = StockPool;

test("the ledger shows the books of sales and of every SKU as they are now", async (t) => {
  const { service, module, dataDir, clock } = await openShop(t);
  await module.catalogue.save(lotus);
  await prepareSeckill({ dataDir, skuId: 2, stock: 5, clock });
  await service.seckill({ userId: 7, skuId: 2 }, call);
  await service.reserveStock({ reservationId: "A", lines: [{ skuId: 9001, quantity: 2 }] }, call);
  const { books, open, repairs, checkedAtMs } = await service.getLedger({}, call);
  assert.deepEqual(books[0], { skuId: 2, pool: SALE, initial: 5, free: 4, held: 1, sold: 0 });
  const lines = books.filter(({ skuId, pool }) => skuId === 9001 && pool === CATALOGUE);
  assert.deepEqual(lines, [{ skuId: 9001, pool: CATALOGUE, initial: 5, free: 3, held: 2, sold: 0 }]);
  assert.ok(books.slice(1).every(({ pool }) => pool === CATALOGUE));
  assert.deepEqual([open, repairs, checkedAtMs], [[], [], 0]);
});

test("the service reconciles by itself and tells what it did", async (t) => {
  const { service, module, clock, restart } = await openShop(t, { RECONCILE_SECONDS: "1" });
  await module.catalogue.save(lotus);
  await service.reserveStock({ reservationId: "A", lines: [{ skuId: 9001, quantity: 2 }] }, call);
  clock.advance(60_000);
  const again = await restart();
  await eventually(async () => {
    const { open, repairs, checkedAtMs } = await again.getLedger({}, call);
    assert.deepEqual([open, checkedAtMs], [[], clock.now()]);
    const [repair] = repairs;
    assert.deepEqual([repair?.kind, repair?.orderNo, repair?.repaired], ["reservation_without_order", "A", true]);
  });
});
