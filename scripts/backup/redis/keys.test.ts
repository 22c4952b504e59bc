import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsOf } from "./keys.ts";

test("keys of a SKU, and of a buyer, are read together", () => {
  const keys = ["seckill:stock:2", "cart:5", "seckill:claims:2", "seckill:skus", "cart:order:5", "refresh:ab"];
  assert.deepEqual(groupsOf(keys, false), [
    ["seckill:stock:2", "seckill:claims:2"],
    ["cart:5", "cart:order:5"],
    ["seckill:skus"],
    ["refresh:ab"],
  ]);
});

test("in a cluster only keys with one hash tag are", () => {
  const keys = ["seckill:stock:{2}", "seckill:claims:{2}", "refresh:ab", "session:ab"];
  assert.deepEqual(groupsOf(keys, true), [["seckill:stock:{2}", "seckill:claims:{2}"], ["refresh:ab"], ["session:ab"]]);
});
