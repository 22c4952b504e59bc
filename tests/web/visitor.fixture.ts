import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** How somebody looks at the shop. */
export interface Look {
  language: "zh" | "en";
  width: 1440 | 390;
}

/** Every test of a page is in one of these, and all of them together in both languages and at both widths. */
export const LOOKS: readonly Look[] = [
  { language: "zh", width: 1440 },
  { language: "en", width: 390 },
];

/** A browser of a person, with what it complained of. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors and warnings of the console, errors of scripts, files that did not come. */
  complaints: string[];
  close(): Promise<void>;
}

const LOCALES = { zh: "zh-CN", en: "en-US" };

/** Opens a browser window on the shop. @param refusals statuses that the visitor is going to be answered with */
async function openVisitor(
  browser: Browser,
  url: string,
  { language, width }: Look,
  refusals: readonly number[] = [],
): Promise<Visitor> {
  const context = await browser.newContext({
    ...{ baseURL: url, locale: LOCALES[language], viewport: { width, height: 900 } },
    hasTouch: width === 390,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints = listen(page, refusals);
  return { page, context, complaints, close: () => context.close() };
}

/**
 * Lets somebody look at the shop, and closes the window afterwards. What fails is told with what the page showed, and what
 * the browser complained of; what it complained of is a failure by itself.
 */
export async function visit(
  browser: Browser,
  url: string,
  { refusals = [], ...look }: Look & { refusals?: readonly number[] },
  work: (visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await openVisitor(browser, url, look, refusals);
  const { page, complaints } = visitor;
  try {
    await work(visitor);
    assert.deepEqual(complaints, []);
  } catch (error) {
    const shown = await page
      .locator("body")
      .innerText({ timeout: 5000 })
      .catch(() => "nothing");
    const told = [`${page.url()} complained of: ${complaints.join("; ") || "nothing"}`, `and showed: ${shown}`];
    throw new Error(`${(error as Error).message}\n${told.join("\n")}`, { cause: error });
  } finally {
    await visitor.close();
  }
}

function listen(page: Page, refusals: readonly number[]): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const expected = refusals.some((status) => message.text().includes(`status of ${status}`));
    if (["error", "warning"].includes(message.type()) && !expected)
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("requestfailed", (request) => {
    // Streams and questions of a page that was left.
    const text = request.failure()?.errorText ?? "";
    if (!text.includes("ERR_ABORTED")) complaints.push(`not loaded: ${request.url()} ${text}`);
  });
  return complaints;
}

/** Puts the session of an account into a browser, as a login would: once its page is open. */
export async function logInAs({ page }: Visitor, username: string, password = "123"): Promise<void> {
  const answer = await page.request.post("/api/v1/user/login", { data: { username, password } });
  assert.equal(answer.status(), 200);
  const { user_id: userId, token: accessToken, refresh_token: refreshToken } = (await answer.json()).data;
  const session = JSON.stringify({ userId, accessToken, refreshToken });
  await page.addInitScript(`localStorage.setItem("flash-mall.session", ${JSON.stringify(session)})`);
}

/** Nothing of a page lies beyond its right edge. */
export async function assertFits(page: Page): Promise<void> {
  const [content, window] = (await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")) as number[];
  assert.ok((content ?? 0) <= (window ?? 0), `${page.url()}: ${content} px of content in ${window} px`);
}

/** Waits until nothing loads any more and no grey bar is left. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
}
