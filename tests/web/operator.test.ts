import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { startChromium, withoutChromium } from "../system/browser.fixture.ts";
import { type FurnishedShop, startFurnishedShop } from "./furnished-shop.fixture.ts";
import { filled, type Texts, textsOf } from "./texts.fixture.ts";
import { type Look, visit } from "./visitor.fixture.ts";

/** Staff at work in the back office. */
interface Staff {
  page: Page;
  texts: Texts;
  furnished: FurnishedShop;
}

/** Presses a button, then the one of the dialog that asks again, and waits until it is said to be done. */
async function doAndConfirm(page: Page, button: string, action: string, said: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: action, exact: true }).click();
  await page.getByRole("status").getByText(said, { exact: true }).first().waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function logIn({ page, texts }: Staff, username: string): Promise<void> {
  await page.goto("/admin");
  await page.getByLabel(texts.common.username).fill(username);
  await page.getByLabel(texts.common.password).fill("123");
  await page.getByRole("main").getByRole("button", { name: texts.common.login, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: texts.admin.pages.dashboard }).waitFor();
  await page.getByText("¥11.00").first().waitFor();
}

/** A new name and price of a product are what buyers see. */
async function editAProduct({ page, texts, furnished: { shop } }: Staff): Promise<void> {
  await page.goto("/admin/products/10");
  const name = page.getByLabel(texts.goods.name, { exact: true });
  await name.fill(`${await name.inputValue()}（新）`);
  await page.getByLabel(filled(texts.goods.skuPriceOf, { place: 1 })).fill("12.34");
  await page.getByRole("button", { name: texts.common.save }).click();
  await page.getByRole("status").getByText(texts.common.saved, { exact: true }).first().waitFor();
  const { data } = await shop.api.get("product/detail?id=10");
  assert.match(data.name, /（新）$/);
  assert.equal(data.skus[0].price_cents, 1234);
}

/** Prices of a category go up by a share: seen first, then done. */
async function raisePrices({ page, texts, furnished: { shop } }: Staff): Promise<void> {
  const price = async () => (await shop.api.get("product/detail?id=25")).data.skus[0].price_cents as number;
  const before = await price();
  await page.goto("/admin/products");
  await page.getByRole("button", { name: texts.goods.batchPrice }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(texts.goods.category).selectOption({ value: "5" });
  await dialog.getByLabel(texts.goods.percent).fill("10");
  await dialog.getByRole("button", { name: texts.goods.preview }).click();
  await dialog.getByText(filled(texts.goods.previewReady, { count: 3 })).waitFor();
  assert.equal(await price(), before, "a preview changes nothing");
  await dialog.getByRole("button", { name: filled(texts.goods.applyPrices, { count: 3 }) }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(await price(), Math.round(before * 1.1));
}

/** Pieces come in. */
async function takeStockIn({ page, texts, furnished: { shop } }: Staff): Promise<void> {
  const stock = async () => (await shop.api.get("product/detail?id=25")).data.skus[0].stock as number;
  const before = await stock();
  await page.goto("/admin/stock");
  await page.getByRole("button", { name: /农家散养鸡/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(texts.warehouse.delta).fill("20");
  await dialog.getByLabel(texts.warehouse.why).fill("盘点多出 20 件");
  await dialog.getByRole("button", { name: texts.warehouse.adjust, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(await stock(), before + 20);
}

/** A file with a fault changes nothing and says where it is; mended, it is written. */
async function importAFile({ page, texts, furnished: { shop } }: Staff, name: string): Promise<void> {
  const head = "product_id,product_name,description,picture,category_id,sku_id,sku_name,price,stock";
  const file = (price: string) => ({
    ...{ name: "products.csv", mimeType: "text/csv" },
    buffer: Buffer.from(`${head}\n,${name},从文件来,/pictures/apple.svg,2,,一箱,${price},7\n`),
  });
  await page.goto("/admin/products");
  await page.getByRole("button", { name: texts.goods.import }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(texts.goods.file).setInputFiles(file("cheap"));
  await dialog.getByText(filled(texts.goods.importErrors, { count: 1 })).waitFor();
  assert.ok(await dialog.getByRole("button", { name: texts.goods.importApply }).isDisabled());
  await dialog.getByLabel(texts.goods.file).setInputFiles(file("8.80"));
  await dialog.getByText(filled(texts.goods.importFound, { created: 1, updated: 0, unchanged: 0 })).waitFor();
  await dialog.getByRole("button", { name: texts.goods.importApply }).click();
  await dialog.waitFor({ state: "detached" });
  const { data } = await shop.api.get(`product/list?query=${encodeURIComponent(name)}`);
  assert.equal(data.products[0].name, name);
}

/** A sale begins now, is on for everybody, and is stopped. */
async function holdASale({ page, texts, furnished: { shop } }: Staff): Promise<void> {
  const open = async () => {
    const { activities, now_ms: now } = (await shop.api.get("seckill/activities")).data;
    const isOpen = ({ sku_id, end_ms }: { sku_id: number; end_ms: number }) => sku_id !== 2 && end_ms > now;
    return activities.filter(isOpen);
  };
  await page.goto("/admin/sales");
  await page.getByRole("button", { name: texts.trade.plan }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(texts.trade.findProduct).fill("西兰花");
  await dialog
    .getByRole("option", { name: /西兰花/ })
    .first()
    .waitFor({ state: "attached" });
  await dialog
    .getByRole("option", { name: /西红柿/ })
    .first()
    .waitFor({ state: "detached" });
  await dialog.getByLabel(texts.trade.sku, { exact: true }).selectOption({ index: 1 });
  await dialog.getByLabel(texts.trade.pieces).fill("15");
  await dialog.getByRole("button", { name: texts.trade.now, exact: true }).click();
  await dialog.getByRole("button", { name: texts.trade.schedule, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const [sale] = await open();
  assert.equal(sale.remaining, 15);
  const name = `${sale.product_name} ${sale.sku_name}`;
  await doAndConfirm(page, filled(texts.trade.stopOf, { name }), texts.trade.stop, texts.trade.stopped);
  assert.deepEqual(await open(), []);
}

/** A paid order is shipped and completed; another is refunded. */
async function handleOrders({ page, texts, furnished: { shop } }: Staff): Promise<void> {
  const { token } = (await shop.api.post("user/login", { username: "demo", password: "123" })).data;
  const paid = async () => {
    const order = (await shop.api.post("order/create", { items: [{ sku_id: 1, quantity: 1 }] }, token)).data;
    await shop.api.post("payment/pay", { order_no: order.order_no, amount: order.total_amount }, token);
    return order.order_no as string;
  };
  const [sent, returned] = [await paid(), await paid()];
  const deed = async (number: string, name: "ship" | "complete" | "refund", said: string) => {
    await page.goto(`/admin/orders?order_no=${number}`);
    await doAndConfirm(
      page,
      filled(texts.fulfilment.deedOf, { deed: texts.fulfilment[name], number }),
      texts.fulfilment[name],
      said,
    );
  };
  await deed(sent, "ship", texts.fulfilment.shipped);
  await deed(sent, "complete", texts.fulfilment.completed);
  await deed(returned, "refund", texts.fulfilment.refunded);
  const statusOf = async (number: string) => (await shop.api.get(`order/detail?order_no=${number}`, token)).data.status;
  assert.deepEqual([await statusOf(sent), await statusOf(returned)], [4, 5]);
}

/** An admin shuts a user out, and reads that it was written down. */
async function shutOut({ page, texts, furnished: { shop } }: Staff, username: string): Promise<void> {
  const account = { username, password: "123" };
  await shop.api.post("user/register", account);
  await page.goto("/admin/users");
  await page.getByLabel(texts.people.searchUsers).fill(username);
  await doAndConfirm(
    page,
    filled(texts.people.disableOf, { name: username }),
    texts.people.disable,
    filled(texts.people.nowDisabled, { name: username }),
  );
  assert.equal((await shop.api.post("user/login", account)).status, 403);
  await page.goto("/admin/audit");
  await page.getByText("/ops/users/disable").first().waitFor();
}

const WAYS: readonly Look[] = [
  { language: "zh", width: 1440 },
  { language: "en", width: 390 },
];

describe("a day in the back office", { skip: withoutChromium }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startChromium();
  });
  after(() => browser?.close());

  for (const look of WAYS) {
    test(`${look.language}, ${look.width} px`, async () => {
      const furnished = await startFurnishedShop();
      try {
        await visit(browser, furnished.shop.url, look, async ({ page }) => {
          const staff = { page, texts: textsOf(look.language), furnished };
          await logIn(staff, "admin");
          await editAProduct(staff);
          await raisePrices(staff);
          await takeStockIn(staff);
          await importAFile(staff, `试验蔬菜${look.language}`);
          await holdASale(staff);
          await handleOrders(staff);
          await shutOut(staff, `guest-${look.language}`);
        });
      } finally {
        await furnished.shop.dispose();
      }
    });
  }
});
