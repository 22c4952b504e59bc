// Takes the pictures of docs/screens: `npm run screens`. Needs a Chromium (CHROMIUM_PATH names one in another place).
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { startChromium } from "../system/browser.fixture.ts";
import { type FurnishedShop, startFurnishedShop } from "./furnished-shop.fixture.ts";
import { textsOf } from "./texts.fixture.ts";
import { type Look, logInAs, settled, visit } from "./visitor.fixture.ts";

const folder = fileURLToPath(new URL("../../docs/screens/", import.meta.url));

/** A picture: who looks at what, and how. */
interface Screen extends Look {
  name: string;
  path: string;
  as?: string;
  /** What is done before the picture is taken. */
  act?: (page: Page) => Promise<void>;
}

const liveSale = textsOf("en").liveSale;

/** Starts a sale on its page, and waits until half of it is sold. */
async function inMidSale(page: Page): Promise<void> {
  await page.getByLabel(liveSale.form.stock).fill("60");
  await page.getByRole("button", { name: liveSale.form.start }).click();
  await page.getByText(liveSale.now.running).waitFor();
  await page
    .getByText(/^(2\d|3[0-5])$/)
    .first()
    .waitFor({ timeout: 60_000 });
}

/** A crowd at the sale for as long as the charts need something to show. */
async function whileCrowdsBuy(page: Page): Promise<void> {
  const login = await page.request.post("/api/v1/user/login", { data: { username: "operator", password: "123" } });
  const { token } = (await login.json()).data;
  const sale = { sku_id: 2, stock: 120, buyers: 400, seconds: 20 };
  await page.request.post("/api/v1/ops/live-sale/start", { data: sale, headers: { authorization: `Bearer ${token}` } });
  await page.waitForTimeout(22_000);
}

const SCREENS: readonly Screen[] = [
  { name: "home", path: "/", language: "zh", width: 1440 },
  { name: "home-phone", path: "/", language: "en", width: 390 },
  { name: "search", path: "/search?q=西红柿", language: "zh", width: 1440 },
  { name: "product", path: "/products/1", language: "en", width: 1440 },
  { name: "sale", path: "/sale/2", as: "demo", language: "zh", width: 1440 },
  { name: "sale-phone", path: "/sale/2", as: "demo", language: "zh", width: 390 },
  { name: "cart-phone", path: "/cart", as: "demo", language: "en", width: 390 },
  { name: "checkout", path: "/checkout?items=1:2:1", as: "demo", language: "zh", width: 1440 },
  { name: "orders", path: "/orders", as: "demo", language: "en", width: 1440 },
  { name: "dashboard", path: "/admin", as: "admin", language: "zh", width: 1440 },
  { name: "products", path: "/admin/products", as: "operator", language: "en", width: 1440 },
  { name: "live-sale", path: "/ops/live-sale", as: "operator", language: "en", width: 1440, act: inMidSale },
  { name: "operations", path: "/ops", as: "operator", language: "en", width: 1440, act: whileCrowdsBuy },
  { name: "flow-control", path: "/ops/flow", as: "operator", language: "zh", width: 1440 },
];

async function take(
  browser: Browser,
  { shop }: FurnishedShop,
  { name, path, as, act, ...look }: Screen,
): Promise<void> {
  await visit(browser, shop.url, look, async (visitor) => {
    const { page } = visitor;
    if (as) await logInAs(visitor, as);
    await page.goto(path);
    await settled(page);
    await act?.(page);
    // Pictures and fonts are drawn after they are loaded.
    await page.waitForLoadState("load");
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${folder}${name}.png` });
  });
  console.log(`docs/screens/${name}.png`);
}

mkdirSync(folder, { recursive: true });
const furnished = await startFurnishedShop();
const browser = await startChromium();
try {
  const only = process.argv.slice(2);
  for (const screen of SCREENS) {
    if (only.length === 0 || only.includes(screen.name)) await take(browser, furnished, screen);
  }
} finally {
  await browser.close();
  await furnished.shop.dispose();
}
