import type { ChangePricesRequest, ChangePricesResponse, PriceChange } from "@mall/contracts/admin";
import type { CatalogueProduct } from "@mall/contracts/product";
import { fail } from "@mall/kernel";
import { type PriceRule, priceAfter, priceRuleOf } from "../domain/price-rule.ts";
import { cataloguePages, type Products } from "./catalogue-pages.ts";

/** What one transaction writes. */
const MOST_AT_ONCE = 2000;

type Dependencies = { products: Pick<Products, "readCatalogue" | "listCategories" | "setPrices"> };

/**
 * Changes all prices of a category by a rule, or tells what would change. All or none.
 * @throws AppError `invalid_input`; `catalogue_changed` when a price was changed by somebody else meanwhile.
 */
export function changePrices({ products }: Dependencies) {
  return async ({ categoryId, preview, ...wanted }: ChangePricesRequest): Promise<ChangePricesResponse> => {
    const rule = priceRuleOf(wanted);
    await requireCategory(categoryId, products);
    const skus: PriceChange[] = [];
    for await (const page of cataloguePages(products, categoryId)) skus.push(...page.flatMap(changesBy(rule)));
    if (skus.length > MOST_AT_ONCE) throw invalid("category_id", `more than ${MOST_AT_ONCE} prices: choose a category`);
    if (!preview && skus.length > 0) await products.setPrices({ prices: skus.map(pricesOf) });
    return { skus };
  };
}

async function requireCategory(categoryId: number, products: Pick<Products, "listCategories">): Promise<void> {
  if (categoryId === 0) return;
  const { categories } = await products.listCategories({});
  if (!categories.some(({ category }) => category?.id === categoryId)) throw invalid("category_id", "no such category");
}

const changesBy =
  (rule: PriceRule) =>
  ({ name: productName, skus }: CatalogueProduct): PriceChange[] =>
    skus
      .map(({ id: skuId, name, priceCents: beforeCents }) => {
        return { skuId, productName, name, beforeCents, afterCents: priceAfter(rule, beforeCents, skuId) };
      })
      .filter(({ beforeCents, afterCents }) => beforeCents !== afterCents);

const pricesOf = ({ skuId, beforeCents, afterCents: priceCents }: PriceChange) => ({ skuId, priceCents, beforeCents });

const invalid = (field: string, reason: string) => fail("invalid_input", { field, params: { reason } });
