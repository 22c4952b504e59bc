import { test } from "node:test";
import type { Page } from "playwright-core";
import { startShop } from "../system/shop.fixture.ts";
import { describeInBrowser } from "./describe-in-browser.fixture.ts";
import { filled, type Texts, textsOf } from "./texts.fixture.ts";
import { type Look, visit } from "./visitor.fixture.ts";

const BUYERS = 200;
const STOCK = 20;

/** Longer than a crowd takes to buy it all at five a second, and a busy machine to make orders of it. */
const PATIENCE_MS = 100_000;

describeInBrowser("the live sale, with two hundred buyers", startShop, (stage) => {
  /** Logs in as an operator, sets up a sale and starts it; then `meanwhile`, and the verdict. */
  const watch = async (look: Look, meanwhile: (page: Page, texts: Texts) => Promise<void>) => {
    await visit(stage.browser, stage.shop.url, look, async ({ page }) => {
      const texts = textsOf(look.language);
      await page.goto("/ops/live-sale");
      await page.getByLabel(texts.common.username).fill("operator");
      await page.getByLabel(texts.common.password).fill("123");
      await page.getByRole("main").getByRole("button", { name: texts.common.login, exact: true }).click();
      await page.getByLabel(texts.liveSale.form.stock).fill(String(STOCK));
      await page.getByLabel(texts.liveSale.form.buyers).fill(String(BUYERS));
      await page.getByLabel(texts.liveSale.form.seconds).fill("2");
      await page.getByRole("button", { name: texts.liveSale.form.start }).click();
      await page.getByText(texts.liveSale.now.running).waitFor();
      await meanwhile(page, texts);
      const verdict = filled(texts.liveSale.verdict.exact, { won: STOCK, landed: STOCK });
      await page.getByText(verdict).waitFor({ timeout: PATIENCE_MS });
      await page.getByText(texts.liveSale.ledger.balanced).waitFor();
    });
  };

  test("stock falls to nothing, as many orders land, and the books add up", async () => {
    await watch({ language: "zh", width: 1440 }, async () => {});
  });

  test("the broker is stopped in mid-sale and started again: all that was won lands all the same", async () => {
    await watch({ language: "en", width: 390 }, async (page, texts) => {
      const broker = { name: "broker" };
      await page.getByRole("button", { name: filled(texts.services.stopNamed, broker) }).click();
      const start = page.getByRole("button", { name: filled(texts.services.startNamed, broker) });
      await start.waitFor();
      await start.click();
      await page.getByRole("button", { name: filled(texts.services.stopNamed, broker) }).waitFor();
    });
  });
});
