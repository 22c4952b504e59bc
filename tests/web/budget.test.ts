import assert from "node:assert/strict";
import { test } from "node:test";
import type { Request } from "playwright-core";
import { startShop } from "../system/shop.fixture.ts";
import { describeInBrowser } from "./describe-in-browser.fixture.ts";
import { settled, visit } from "./visitor.fixture.ts";

/** Bytes of script, as sent, that the first page of the shop may load. */
const SCRIPT_BYTES = 250_000;

/** Bytes of everything that page may load, pictures and fonts included. */
const ALL_BYTES = 600_000;

/** What a request has loaded. */
const sized = async (request: Request) => ({
  ...{ type: request.resourceType(), url: request.url() },
  bytes: (await request.sizes()).responseBodySize,
});

describeInBrowser("the first page of the shop is light", startShop, (stage) => {
  test("script under 250 kB gzip, all of it under 600 kB, nothing from elsewhere", async () => {
    await visit(stage.browser, stage.shop.url, { language: "zh", width: 1440 }, async ({ page }) => {
      const finished: Request[] = [];
      page.on("requestfinished", (request) => finished.push(request));
      await page.goto("/");
      await settled(page);
      await page.waitForLoadState("load");
      const loaded = await Promise.all(finished.map(sized));
      const sum = (chosen: typeof loaded) => chosen.reduce((total, { bytes }) => total + bytes, 0);
      const scripts = loaded.filter(({ type }) => type === "script");
      assert.ok(scripts.length > 0 && sum(scripts) > 50_000, "scripts were seen");
      assert.ok(sum(scripts) < SCRIPT_BYTES, `${sum(scripts)} bytes of script`);
      assert.ok(sum(loaded) < ALL_BYTES, `${sum(loaded)} bytes`);
      for (const { url } of loaded) assert.ok(url.startsWith(stage.shop.url), url);
    });
  });
});
