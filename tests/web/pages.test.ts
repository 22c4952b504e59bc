import assert from "node:assert/strict";
import { test } from "node:test";
import { seriousFaults } from "./axe.fixture.ts";
import { describeInBrowser } from "./describe-in-browser.fixture.ts";
import { type FurnishedShop, startFurnishedShop } from "./furnished-shop.fixture.ts";
import { assertFits, LOOKS, logInAs, settled, visit } from "./visitor.fixture.ts";

/** Pages by who looks at them. `:paid` and the like stand for what the furnished shop has. */
const PAGES: Record<string, readonly string[]> = {
  nobody: [
    "/",
    "/categories",
    "/search?q=西红柿",
    "/products/1",
    "/sale",
    "/sale/2",
    "/login",
    "/register",
    "/nowhere",
  ],
  demo: [
    ...["/cart", "/checkout?items=1:1:1", "/orders", "/orders/:paid", "/orders/:unpaid", "/orders/:cancelled"],
    ...["/pay/:unpaid", "/account", "/addresses", "/reviews"],
  ],
  admin: [
    ...["/admin", "/admin/products", "/admin/products/1", "/admin/stock", "/admin/sales", "/admin/orders"],
    ...["/admin/users", "/admin/reviews", "/admin/audit", "/admin/dead-letters"],
    ...[
      "/ops",
      "/ops/live-sale",
      "/ops/services",
      "/ops/queues",
      "/ops/flow",
      "/ops/traces",
      "/ops/ledger",
      "/ops/traces/:trace",
    ],
  ],
};

describeInBrowser("every page, in both languages, on a desk and on a telephone", startFurnishedShop, (stage) => {
  for (const look of LOOKS) {
    for (const [who, paths] of Object.entries(PAGES)) {
      test(`${who}, ${look.language}, ${look.width} px: nothing serious for axe, no complaint, nothing beyond the edge`, async () => {
        const refusals = who === "nobody" ? [404] : [];
        await visit(stage.browser, stage.shop.shop.url, { ...look, refusals }, async (visitor) => {
          const { page, complaints } = visitor;
          if (who !== "nobody") await logInAs(visitor, who);
          for (const path of paths) {
            await page.goto(path.replace(/:(\w+)/, (_, name: keyof FurnishedShop["names"]) => stage.shop.names[name]));
            await settled(page);
            assert.equal(await page.locator("h1").count(), 1, `${path}: headings of the first order`);
            await assertFits(page);
            assert.deepEqual(await seriousFaults(page), [], path);
            assert.deepEqual(complaints, [], path);
          }
        });
      });
    }
  }
});
