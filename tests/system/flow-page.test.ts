import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import type { Browser, Page } from "playwright-core";
import { startChromium, withoutChromium } from "./browser.fixture.ts";
import { type FlowPage, holdNext, openFlowPage } from "./flow-page.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

describe("the page of flow control", { skip: withoutChromium }, () => {
  let shop: RunningShop;
  let browser: Browser;
  let page: Page;
  let opened: FlowPage;
  before(async () => {
    shop = await startShop();
    browser = await startChromium();
    opened = await openFlowPage(browser, shop.url);
    page = opened.page;
  });
  after(async () => {
    await browser?.close();
    await shop?.dispose();
  });

  const says: FlowPage["says"] = (selector, text) => opened.says(selector, text);
  const rulesText = () => page.getByLabel("JSON", { exact: true });
  /** One request of a buyer of his own, so that only the limit of all can refuse it. */
  let buyers = 5000;
  const seckill = async () => {
    buyers += 1;
    return (await shop.api.post("product/seckill", { sku_id: 2 }, demoToken(buyers))).error;
  };
  test("who is not an operator hears why, and what to do", async () => {
    await opened.logIn("operator", "wrong");
    await says("[role=alert]", /password/);
    await opened.logIn("demo");
    await says("main", "This needs an account with the role: operator");
    assert.equal(await page.locator("#busy").count(), 0);
    await page.locator("main").getByRole("button", { name: "Log out" }).click();
  });

  test("an operator sees the figures move", async () => {
    await opened.logIn("operator");
    await says("#no-traffic", "npm run seckill:load");
    for (let request = 0; request < 7; request += 1) await shop.api.get("product/list");
    const row = page.locator("#busy tr", { hasText: "GET /api/v1/product/list" });
    await eventually(async () => assert.deepEqual((await row.locator("td").allTextContents()).slice(-2), ["7", "0"]));
    assert.equal(await page.locator("#no-traffic").count(), 0);
    const chart = row.getByRole("img");
    await eventually(async () => assert.doesNotMatch(String(await chart.getAttribute("aria-label")), /pass ≤ 0/));
    await page.getByLabel("Filter by name").fill("no such name");
    await says("#no-match", "empty the box");
    await page.getByLabel("Filter by name").fill("");
  });

  test("another threshold acts, and is known to the history", async () => {
    await opened.setThreshold("0");
    await eventually(async () => assert.equal(await seckill(), "seckill_busy"));
    await says("#latest tr", /seckill_api.*flow/);
    await opened.setThreshold("1000");
    await eventually(async () => assert.equal(await seckill(), "seckill_not_started"));
    await says("#versions tr", /v1.*user \d+.*seckill_api: threshold 5 → 0/);
    const latest = page.locator("#versions tr", { hasText: "seckill_api: threshold 0 → 1000" });
    await latest.getByText("in force").waitFor();
    assert.equal(await page.getByRole("button", { name: "Bring back version 2" }).count(), 0);
    assert.match(await rulesText().inputValue(), /"threshold": 1000/);
  });

  test("a bad rule is refused with its place and reason, and nothing changes", async () => {
    await rulesText().fill('{"flow":[{"resource":"seckill_api","threshold":-1}]}');
    await page.locator("#check").click();
    await says("#editor-message[data-kind=bad]", /rules\.flow\.0\.threshold.*at least 0/);
    await page.locator("#save").click();
    await says("#editor-message[data-kind=bad]", /rules\.flow\.0\.threshold/);
    await rulesText().fill('{"flow":[');
    await page.locator("#check").click();
    await says("#editor-message[data-kind=bad]", "not JSON");
    assert.equal(await page.locator("#versions tr").count(), 2);
    assert.equal(await seckill(), "seckill_not_started");
  });

  test("what somebody is writing is not overwritten, nor what somebody else has stored", async () => {
    await rulesText().fill("{} ");
    await opened.setThreshold("2000");
    await says("#editor-message[data-kind=bad]", "Version 3 is stored by now");
    assert.equal(await rulesText().inputValue(), "{} ");
    await page.locator("#save").click();
    await says("#editor-message[data-kind=bad]", "changed by somebody else");
    await opened.rulesComeIntoForce();
    await says("#editor-message[data-kind=bad]", "changed by somebody else");
    await page.locator("#reload").click();
    await says("#editor-message[data-kind=good]", "Read again");
    assert.match(await rulesText().inputValue(), /"threshold": 2000/);
  });

  test("what is typed while a save is under way stays, and the next save is on top of it", async () => {
    const text = (threshold: number) => `{"flow":[{"resource":"seckill_api","threshold":${threshold}}]}`;
    await rulesText().fill(text(2001));
    const save = await holdNext(page, "**/api/v1/ops/flow/rules", () => page.locator("#save").click());
    await rulesText().fill(text(2000));
    await save.release();
    await says("#editor-message[data-kind=good]", /version 4.*not saved yet/);
    assert.equal(await rulesText().inputValue(), text(2000));
    await page.locator("#save").click();
    await says("#editor-message[data-kind=good]", "Saved as version 5");
  });

  test("a threshold that somebody is writing stays while rules come into force", async () => {
    await page.getByLabel("New threshold").fill("3000");
    await opened.rulesComeIntoForce();
    assert.equal(await page.getByLabel("New threshold").inputValue(), "3000");
    await page.getByLabel("New threshold").fill("2000");
  });

  test("an earlier version is brought back", async () => {
    await page.getByRole("button", { name: "Bring back version 1" }).click();
    await says("#history-message", "Version 1 is back as version 6");
    await eventually(async () => assert.equal(await seckill(), "seckill_busy"));
    await page.getByLabel("Flow rule").filter({ hasText: "seckill_api · 0" }).waitFor();
  });

  test("rules from the editor act, with the comment in the history", async () => {
    await rulesText().fill('{"flow":[{"resource":"GET /api/v1/product/detail","threshold":0}]}');
    await page.locator("#check").click();
    await says("#editor-message[data-kind=good]", "nothing is saved yet");
    await page.getByLabel("Comment").fill("<b>no details</b>");
    await page.locator("#save").click();
    await says("#editor-message[data-kind=good]", "Saved as version 7");
    await eventually(async () => assert.equal((await shop.api.get("product/detail?id=1")).status, 429));
    await says("#versions tr", /v7.*<b>no details<\/b>/);
  });

  test("bad rules that somebody put in the file are told, and can be replaced", async () => {
    writeFileSync(`${shop.dataDir}/flow-rules.json`, '{"flow":[{"resource":"r"}]}');
    await says("#editor-message[data-kind=bad]", /cannot be taken.*flow\.0\.threshold/);
    await rulesText().fill('{"isolation":[]}');
    await page.locator("#save").click();
    await says("#editor-message[data-kind=good]", "Saved as version 8");
  });

  test("a fault makes a service slow until it is well again", async () => {
    await page.getByLabel("Service").selectOption("product-service");
    await page.getByLabel("Latency").fill("400");
    await page.getByRole("button", { name: "Switch on" }).click();
    await says("#fault-list li", /product-service: \+400 ms/);
    // Looked up each time, where lists are kept for some seconds.
    const detail = () => shop.api.get("product/detail?id=2");
    await eventually(async () => assert.ok((await timeOf(detail)) >= 400));
    await page.getByRole("button", { name: "product-service Well again" }).click();
    await says("#no-faults", "All services are well");
    await eventually(async () => assert.ok((await timeOf(detail)) < 400));
  });

  test("a breaker that opens is told in words", async () => {
    const token = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    await switchFault(shop.url, token, { service: "product-service", fault: { error_share: 1 } });
    let page_size = 10;
    await eventually(
      async () => {
        // Another list each time: one that is kept would ask nobody.
        page_size = (page_size % 100) + 1;
        await shop.api.get(`product/list?page_size=${page_size}`);
        assert.match(String(await page.locator("#active-breakers").textContent()), /openproduct-service\/List/);
      },
      { timeoutMs: 60_000, everyMs: 50 },
    );
  });

  test("nothing sticks out on a telephone, and the browser has nothing to complain of", async () => {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      const tooWide = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      assert.equal(tooWide, 0, `${width} px`);
    }
    assert.deepEqual(opened.complaints, []);
  });

  test("looking at it every second leaves no traces behind, changing rules does", async () => {
    // Only the latest traces are kept.
    await opened.setThreshold("7");
    const token = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    const traced = async (name: string) =>
      (await shop.api.get(`ops/traces?name=${encodeURIComponent(name)}`, token)).data.traces.length;
    assert.ok((await traced("PUT /api/v1/ops/flow/rules")) > 0);
    assert.equal(await traced("GET /api/v1/ops/flow/"), 0);
  });

  test("a reload stays logged in, until one logs out", async () => {
    await page.reload();
    await says("#busy tr", "gateway");
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByLabel("User name").waitFor();
    await page.reload();
    await page.getByLabel("User name").waitFor();
    assert.equal(await page.locator("#busy").count(), 0);
  });
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function switchFault(url: string, token: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/v1/ops/faults`, { method: "PUT", headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 200);
}
