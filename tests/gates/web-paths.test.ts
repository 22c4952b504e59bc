import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** What a pattern finds in a file, first group. */
const found = (file: string, pattern: RegExp) =>
  [...readFileSync(file, "utf8").matchAll(pattern)].map(([, group = ""]) => group);

/** `/products/:id` and `/products/:productId` are one address. */
const plain = (path: string) => path.replace(/:\w+/g, ":");

test("the gateway answers each address of the shop front with its document, and no other", () => {
  const routes = found("apps/web/src/shop/shop-routes.tsx", /<Route path="([^"*/][^"*]*)"/g).map((path) => `/${path}`);
  const [list = ""] = found("apps/gateway/src/plugins/web-pages.ts", /const SHOP_PATHS = \[(.*?)\];/gs);
  const served = [...list.matchAll(/"(\/[^"]*)"/g)].map(([, path = ""]) => path);
  assert.ok(routes.length > 10);
  assert.deepEqual(served.map(plain).sort(), ["/", ...routes].map(plain).sort());
});

test("every page is looked at by the tests of pages", () => {
  const areas = { shop: "/", admin: "/admin/", ops: "/ops/" };
  const looked = readFileSync("tests/web/pages.test.ts", "utf8");
  for (const [area, base] of Object.entries(areas)) {
    for (const path of found(`apps/web/src/${area}/${area}-routes.tsx`, /<Route path="([^"*/][^"*]*)"/g)) {
      // An order is named by its state there, a product by a number, a trace by what was found.
      const pattern = `["'\`]${base}${path.replace(/:\w+/g, "[^\"'`/]+")}(\\?[^"'\`]*)?["'\`]`;
      assert.match(looked, new RegExp(pattern), `${base}${path}`);
    }
  }
});
