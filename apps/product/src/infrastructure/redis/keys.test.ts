import assert from "node:assert/strict";
import { test } from "node:test";
import { skuOfOrderNo } from "../../domain/seckill.ts";
import { createSeckillKeys } from "./keys.ts";

test("the names people and scripts use; with a cluster the SKU is the hash tag", () => {
  const plain = createSeckillKeys(false).of(2);
  assert.deepEqual([plain.stock, plain.user], ["seckill:stock:2", "seckill:user:2"]);
  const tagged = createSeckillKeys(true).of(2);
  assert.deepEqual([tagged.stock, tagged.user], ["seckill:stock:{2}", "seckill:user:{2}"]);
  assert.ok(Object.values(tagged).every((key) => key.endsWith(":{2}")));
});

test("a key tells its SKU, and one that is not ours none", () => {
  for (const tagged of [false, true]) {
    const keys = createSeckillKeys(tagged);
    assert.equal(keys.skuOf(keys.of(12).stock), 12);
    assert.equal(keys.skuOf(createSeckillKeys(!tagged).of(12).stock), undefined);
    for (const foreign of ["seckill:stock:", "seckill:stock:two", "seckill:stock:02", "x:seckill:stock:2"]) {
      assert.equal(keys.skuOf(foreign), undefined);
    }
  }
});

test("an order number tells its SKU, and anything else none", () => {
  assert.equal(skuOfOrderNo("SK-7-12-mjuvt0xs"), 12);
  for (const foreign of ["", "SK-7-12", "SK-7-0-a", "SK-7-{2}-a", "20260101-7-12-a", "SK-7-12-a\n", "SK-x-12-a"]) {
    assert.equal(skuOfOrderNo(foreign), undefined);
  }
});
