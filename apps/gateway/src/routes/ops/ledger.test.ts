import assert from "node:assert/strict";
import { test } from "node:test";
import { StockPool } from "@mall/contracts/ledger";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { OPERATOR, startStaffGateway } from "./staff.fixture.ts";

const { STOCK_POOL_CATALOGUE, STOCK_POOL_SALE } = StockPool;

test("operators see the books, what does not add up and what was repaired; others do not", async () => {
  const gateway = await startStaffGateway();
  const about = { kind: "claim_lost", detail: "written again", atMs: 5000 };
  gateway.play(ProductServiceDefinition, {
    getLedger: async () => ({
      books: [
        { skuId: 1, pool: STOCK_POOL_CATALOGUE, initial: 10, free: 7, held: 1, sold: 2 },
        { skuId: 2, pool: STOCK_POOL_SALE, initial: 5, free: 5, held: 0, sold: 0 },
      ],
      open: [{ ...about, skuId: 0, orderNo: "", repaired: false }],
      repairs: [{ ...about, skuId: 2, orderNo: "SK-7-2-a", repaired: true }],
      checkedAtMs: 6000,
    }),
  });
  const answer = await gateway.as(OPERATOR, "GET", "ops/ledger");
  assert.deepEqual(answer.json().data, {
    books: [
      { sku_id: 1, pool: "catalogue", initial: 10, free: 7, held: 1, sold: 2 },
      { sku_id: 2, pool: "sale", initial: 5, free: 5, held: 0, sold: 0 },
    ],
    open: [{ kind: "claim_lost", detail: "written again", at: 5000 }],
    repairs: [{ kind: "claim_lost", sku_id: 2, order_no: "SK-7-2-a", detail: "written again", at: 5000 }],
    checked_at: 6000,
  });
  assert.equal((await gateway.as(1000, "GET", "ops/ledger")).statusCode, 403);
  assert.equal((await gateway.app.inject({ url: "/api/v1/ops/ledger" })).statusCode, 401);
  await gateway.close();
});
