import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import type { Browser, Page } from "playwright-core";
import { startChromium, withoutChromium } from "./browser.fixture.ts";
import { newBuyer, order } from "./buyer.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

/** Widths of a desk and of a telephone. */
const WIDTHS = [1440, 390];

/** What a hole in the escaping would let in. A text: the page's objects are not those of this program. */
const INTRUDER = `
  const script = document.createElement("script");
  script.textContent = "document.body.dataset.script = 1";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", "<img src=/none.svg onerror=document.body.dataset.handler=1>");
  document.images[document.images.length - 1].addEventListener("error", () => (window.missing = true));`;

describe("the pages under their content security policy", { skip: withoutChromium }, () => {
  let shop: RunningShop;
  let browser: Browser;
  before(async () => {
    shop = await startShop();
    await order(shop.api, await newBuyer(shop.api), 1);
    const operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    const sale = { sku_id: 2, start: "2098-01-01T00:00:00Z", end: "2099-01-01T00:00:00Z", stock: 5 };
    assert.equal((await shop.api.post("seckill/activities", sale, operator)).status, 200);
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    await shop?.dispose();
  });

  /** Opens a page at each width; whatever the browser complains of, a refusal of the policy above all, fails the test. */
  const open = async (path: string, look: (page: Page) => Promise<void>) => {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, locale: "en-US" });
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("requestfailed", (request) => complaints.push(`not loaded: ${request.url()}`));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      const answer = await page.goto(`${shop.url}${path}`, { waitUntil: "load" });
      assert.match(answer?.headers()["content-security-policy"] ?? "", /default-src 'self'.*frame-ancestors 'none'/);
      await look(page);
      const folder = process.env.SCREENSHOT_DIR;
      if (folder) await page.screenshot({ path: `${folder}/${path.replaceAll("/", "_").slice(0, 20)}-${width}.png` });
      assert.deepEqual(complaints, [], `${path} at ${width}`);
      await page.close();
    }
  };

  /** Width in pixels of an element, none without one. */
  const widthOf = async (page: Page, selector: string) =>
    (await page.locator(selector).first().boundingBox())?.width ?? 0;

  test("the shelf shows its pictures, and the sale to come", async () => {
    await open("/", async (page) => {
      for (const picture of [".hero-picture img", ".product-card img"]) {
        await page.locator(picture).first().waitFor();
        assert.ok((await widthOf(page, picture)) > 50, picture);
      }
    });
  });

  test("a trace is drawn as a waterfall", async () => {
    await open("/ops/traces", async (page) => {
      await page.getByLabel("User name").fill("operator");
      await page.getByLabel("Password").fill("123");
      await page.getByRole("button", { name: "Log in" }).click();
      await page.getByLabel("Filter by name").fill("order/create");
      await page.getByRole("link", { name: "POST /api/v1/order/create" }).first().click();
      await page.locator(".waterfall-track i").first().waitFor();
      const bars = await page
        .locator(".waterfall-track i")
        .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
      assert.ok(bars.length > 3 && bars.every((width) => width > 0));
    });
  });

  test("the page of flow control runs its scripts", async () => {
    await open("/ops/flow", async (page) => await page.getByRole("button", { name: "Log in" }).waitFor());
  });

  test("the page to try the API asks the shop, and shows what it answers", async () => {
    await open("/docs", async (page) => {
      await page.locator("#operations-product-get_api_v1_product_suggest button.opblock-summary-control").click();
      await page.getByRole("button", { name: "Try it out" }).click();
      await page.getByPlaceholder("query").fill("黄瓜");
      await page.getByRole("button", { name: "Execute" }).click();
      await page.locator(".live-responses-table", { hasText: "寿光水果黄瓜" }).waitFor();
    });
  });

  test("a script that gets into a page all the same does not run", async () => {
    const takenOver = async (bypassCSP: boolean) => {
      const page = await browser.newPage({ bypassCSP });
      await page.goto(shop.url);
      await page.evaluate(INTRUDER);
      // Once this is heard, which comes after it, the picture's own handler has run or will not.
      await eventually(async () => assert.equal(await page.evaluate("window.missing"), true));
      const marks = await page.evaluate("Object.keys(document.body.dataset).sort().join()");
      await page.close();
      return marks;
    };
    assert.equal(await takenOver(true), "handler,script", "without the policy both run");
    assert.equal(await takenOver(false), "");
  });

  test("no other page can frame it", async () => {
    const page = await browser.newPage();
    const refusal = page.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
    await page.setContent(`<iframe src="${shop.url}/"></iframe>`);
    await refusal;
    await page.close();
  });
});
