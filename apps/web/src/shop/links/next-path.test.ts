import assert from "node:assert/strict";
import { test } from "node:test";
import { loginTo, safeNext } from "./next-path.ts";

test("a path of the shop is kept, with its query", () => {
  assert.equal(safeNext("/checkout?sku_ids=1,2#pay"), "/checkout?sku_ids=1,2#pay");
});

for (const elsewhere of [
  "https://evil.test/",
  "//evil.test/",
  "/\\evil.test",
  "/\t/evil.test",
  "/.//evil.test",
  "javascript:alert(1)",
  "cart",
  "",
]) {
  test(`${JSON.stringify(elsewhere)} does not lead away`, () => {
    assert.equal(safeNext(elsewhere, "/account"), "/account");
  });
}

test("the way there and back is the same path", () => {
  const next = "/products/1?sku=101&quantity=2";
  assert.equal(safeNext(new URL(loginTo(next), "http://shop.test").searchParams.get("next")), next);
});

test("without a wish it is the fallback", () => {
  assert.equal(safeNext(null), "/");
});
