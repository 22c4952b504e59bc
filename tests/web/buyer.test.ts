import { test } from "node:test";
import type { Page } from "playwright-core";
import { startShop } from "../system/shop.fixture.ts";
import { describeInBrowser } from "./describe-in-browser.fixture.ts";
import { openSale } from "./furnished-shop.fixture.ts";
import { type Hands, keyboardOf, mouse } from "./hands.fixture.ts";
import { filled, type Texts, textsOf } from "./texts.fixture.ts";
import { type Look, visit } from "./visitor.fixture.ts";

/** A buyer at work. */
interface Buyer {
  page: Page;
  hands: Hands;
  texts: Texts;
}

const PASSWORD = "Str0ng-enough";
const ADDRESS = {
  ...{ receiver: "李四", mobile: "13900139000", province: "山东省", city: "潍坊市", district: "寿光市" },
  detail: "蔬菜路2号",
} as const;

const WAYS: readonly (Look & { way: string; handsOf: (page: Page) => Hands })[] = [
  { way: "by mouse", language: "zh", width: 1440, handsOf: () => mouse },
  { way: "by mouse", language: "en", width: 390, handsOf: () => mouse },
  { way: "by keyboard", language: "en", width: 1440, handsOf: keyboardOf },
  { way: "by keyboard", language: "zh", width: 390, handsOf: keyboardOf },
];

/** From the first page to a product, by the suggestions of the search. */
async function findTomatoes({ page, hands, texts }: Buyer): Promise<void> {
  await page.goto("/");
  await hands.fill(page.getByRole("combobox", { name: texts.catalogue.searchLabel }), "西红");
  await page.getByRole("option", { name: "新鲜西红柿" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await hands.press(page.getByRole("main").getByRole("link", { name: "新鲜西红柿" }));
  await page.getByRole("heading", { level: 1, name: "新鲜西红柿" }).waitFor();
}

/** A visitor who puts something into the cart is asked who it is for, registers, and is back where it was. */
async function registerOnTheWay({ page, hands, texts }: Buyer, username: string): Promise<void> {
  await hands.press(page.getByRole("button", { name: texts.catalogue.addToCart }));
  await hands.press(page.getByRole("main").getByRole("link", { name: texts.common.register }));
  // The form before has the same fields.
  await page.getByRole("heading", { level: 1, name: texts.account.registerTitle }).waitFor();
  await hands.fill(page.getByLabel(texts.common.username), username);
  await hands.fill(page.getByLabel(texts.common.password, { exact: true }), PASSWORD);
  await hands.fill(page.getByLabel(texts.account.repeat), PASSWORD);
  await hands.press(page.getByRole("main").getByRole("button", { name: texts.common.register }));
  await page.getByRole("heading", { level: 1, name: "新鲜西红柿" }).waitFor();
}

/** From the product over cart and checkout, with a first address, to the provider. */
async function orderFromTheCart({ page, hands, texts }: Buyer): Promise<void> {
  await hands.press(page.getByRole("button", { name: texts.catalogue.addToCart }));
  await hands.press(page.getByRole("main").getByRole("link", { name: texts.catalogue.goToCart }));
  await hands.press(page.getByRole("button", { name: texts.catalogue.checkout }));
  await hands.press(page.getByRole("button", { name: texts.buying.addAddress }));
  const dialog = page.getByRole("dialog");
  for (const [field, value] of Object.entries(ADDRESS)) {
    await hands.fill(dialog.getByLabel(texts.account[field as keyof typeof ADDRESS], { exact: true }), value);
  }
  await hands.press(dialog.getByRole("button", { name: texts.common.save }));
  await hands.press(page.getByRole("button", { name: texts.buying.place }));
}

/** At the provider; ends on the page of the order, which is paid. */
async function pay({ page, hands, texts }: Buyer): Promise<void> {
  const [before = ""] = texts.buying.payNow.split("{{");
  await hands.press(page.getByRole("button", { name: before.trim() }));
  await page.getByText(texts.buying.paidTitle).first().waitFor();
  await hands.press(page.getByRole("link", { name: texts.buying.toOrder }));
  await page.getByRole("main").getByText(texts.common.orderStatus[1], { exact: true }).first().waitFor();
}

/** Says how the tomatoes were; everybody reads it at the product. */
async function review({ page, hands, texts }: Buyer, words: string): Promise<void> {
  await hands.press(page.getByRole("button", { name: filled(texts.buying.reviewOf, { name: "新鲜西红柿" }) }));
  const dialog = page.getByRole("dialog");
  await hands.choose(dialog.getByRole("radio"), 3);
  await hands.fill(dialog.getByLabel(texts.buying.content), words);
  await hands.press(dialog.getByRole("button", { name: texts.buying.sendReview }));
  await page.getByText(texts.buying.thanks).first().waitFor();
  await page.goto("/products/1");
  await page.getByText(words).waitFor();
}

/** Takes a place in the flash sale and pays for it. */
async function winAPlace(buyer: Buyer): Promise<void> {
  const { page, hands, texts } = buyer;
  await page.goto("/sale");
  await hands.press(page.getByRole("link", { name: filled(texts.sale.goTo, { name: "寿光水果黄瓜" }) }));
  await hands.press(page.getByRole("button", { name: texts.sale.button.buy }));
  await page.waitForURL(/\/pay\/SK-/);
  await pay(buyer);
}

describeInBrowser(
  "a buyer's whole path",
  async () => {
    const shop = await startShop();
    await openSale(shop, 50);
    return shop;
  },
  (stage) => {
    for (const [index, { way, handsOf, ...look }] of WAYS.entries()) {
      test(`${way}, ${look.language}, ${look.width} px`, async () => {
        await visit(stage.browser, stage.shop.url, look, async ({ page }) => {
          const buyer = { page, hands: handsOf(page), texts: textsOf(look.language) };
          await findTomatoes(buyer);
          await registerOnTheWay(buyer, `buyer-${index}`);
          await orderFromTheCart(buyer);
          await pay(buyer);
          await review(buyer, `很新鲜 ${index}`);
          await winAPlace(buyer);
        });
      });
    }
  },
);
