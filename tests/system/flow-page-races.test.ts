import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { startChromium, withoutChromium } from "./browser.fixture.ts";
import { type FlowPage, holdNext, openFlowPage } from "./flow-page.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const FIGURES = "**/api/v1/ops/flow/figures";
const FAULTS = "**/api/v1/ops/faults";
const HISTORY = "**/api/v1/ops/flow/history";

describe("the page of flow control, when an answer comes late", { skip: withoutChromium }, () => {
  let shop: RunningShop;
  let browser: Browser;
  let opened: FlowPage;
  let page: Page;
  before(async () => {
    shop = await startShop();
    browser = await startChromium();
  });
  beforeEach(async () => {
    await page?.close();
    opened = await openFlowPage(browser, shop.url);
    page = opened.page;
    await opened.logIn("operator");
    await opened.says("#busy tr", "gateway");
  });
  after(async () => {
    await browser?.close();
    await shop?.dispose();
  });

  test("who has paused reads so, also once the look under way is over", async () => {
    const look = await holdNext(page, FIGURES);
    const last = page.waitForResponse(FIGURES);
    await page.getByRole("button", { name: "Pause" }).click();
    await look.release();
    await last;
    await opened.says("[role=status]", "the figures stand still");
    assert.equal(await page.getByRole("button", { name: "Pause" }).getAttribute("aria-pressed"), "true");
  });

  test("a fault that was switched on meanwhile stays in the list", async () => {
    const before = await holdNext(page, FAULTS);
    await page.getByLabel("Latency").fill("1");
    await page.getByRole("button", { name: "Switch on" }).click();
    await opened.says("#fault-list li", "+1 ms");
    const nextLook = page.waitForRequest(FIGURES);
    await before.release();
    await nextLook;
    assert.equal(await page.locator("#fault-list li").count(), 1);
  });

  test("the history is that of the latest rules", async () => {
    const token = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    const store = async (threshold: number) => {
      const rules = { flow: [{ resource: "r", threshold }] };
      assert.equal((await shop.api.put("ops/flow/rules", { rules, comment: `to ${threshold}` }, token)).status, 200);
    };
    const old = await holdNext(page, HISTORY, () => store(1));
    await store(2);
    await page.locator("#reload").click();
    await opened.says("#versions tr", "to 2");
    const nextLook = page.waitForRequest(FIGURES);
    await old.release();
    await nextLook;
    assert.equal(await page.locator("#versions tr", { hasText: "to 2" }).count(), 1);
  });

  test("what is said to a session that has ended does not end the next one", async () => {
    const look = await holdNext(page, FIGURES);
    await page.getByRole("button", { name: "Log out" }).click();
    await opened.logIn("operator");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    const refusal = page.waitForResponse((response) => response.status() === 401);
    await look.send();
    await refusal;
    await page.waitForRequest(FIGURES);
    await opened.says("#busy tr", "gateway");
  });
});
