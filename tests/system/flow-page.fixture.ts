import type { Browser, Page, Route } from "playwright-core";

/** The page of flow control in a browser, English and 1440 pixels wide. */
export interface FlowPage {
  page: Page;
  /** What the browser complained of, but for the refusals that a test asks for. */
  complaints: string[];
  logIn(username: string, password?: string): Promise<void>;
  /** Waits until a visible element says so. */
  says(selector: string, text: string | RegExp): Promise<void>;
  /** Changes the threshold of the first flow rule by the form. */
  setThreshold(threshold: string): Promise<void>;
  /** Lets the page hear of rules in force that it did not know, until it has shown them. */
  rulesComeIntoForce(): Promise<void>;
}

/** What the page asks for the rules. */
const RULES = "**/api/v1/ops/flow/rules";

/** Opens the page. */
export async function openFlowPage(browser: Browser, url: string): Promise<FlowPage> {
  const page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  const complaints = listen(page);
  await page.goto(`${url}/ops/flow`);
  let times = 0;
  const says = (selector: string, text: string | RegExp) =>
    page.locator(selector, { hasText: text }).first().waitFor({ state: "visible" });
  return {
    page,
    complaints,
    says,
    logIn: async (username, password = "123") => {
      await page.getByLabel("User name").fill(username);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Log in" }).click();
    },
    setThreshold: async (threshold) => {
      await page.getByLabel("New threshold").fill(threshold);
      await page.locator("#threshold-form").getByRole("button", { name: "Save" }).click();
      await says("#threshold-message", `→ ${threshold}`);
    },
    rulesComeIntoForce: async () => {
      times += 1;
      const kind = `lately-${times}`;
      // For as long as it takes: one answer may be overtaken by the next, or be replaced before anybody has seen it.
      await page.route(RULES, (route) => withAnother(kind, route));
      await says("#in-force", `${kind} (0)`);
      await page.unrouteAll({ behavior: "wait" });
    },
  };
}

/** The answer of the gateway, with one kind of rules more in force. */
async function withAnother(kind: string, route: Route): Promise<void> {
  if (route.request().method() !== "GET") return await route.fallback();
  const response = await route.fetch();
  const answer = await response.json();
  answer.data.in_force[kind] = [];
  await route.fulfill({ response, json: answer });
}

/** A question of the page that is not answered yet. */
export interface Held {
  /** Answers what the gateway said when it was asked. */
  release(): Promise<void>;
  /** Asks the gateway only now. */
  send(): Promise<void>;
}

/** Holds the page's next question to this address, once the gateway has answered it. `ask` is what makes the page ask. */
export async function holdNext(page: Page, url: string, ask = async () => {}): Promise<Held> {
  const { promise, resolve } = Promise.withResolvers<Held>();
  const hold = async (route: Route) => {
    const response = await route.fetch();
    resolve({ release: () => route.fulfill({ response }), send: () => route.continue() });
  };
  await page.route(url, hold, { times: 1 });
  await ask();
  return await promise;
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const isRefusal = /status of (400|401|403|409)/.test(message.text());
    if (message.type() === "error" && !isRefusal) complaints.push(message.text());
  });
  return complaints;
}
