import type { ProductBody, StaffProduct } from "../back-office.ts";
import { centsOf, typedYuan } from "../parts/money.ts";

/** A SKU as it is typed. */
export interface SkuDraft {
  /** Tells rows apart while they have no id. */
  key: string;
  sku_id?: number;
  name: string;
  /** Yuan. */
  price: string;
  /** Of a new one. */
  stock: string;
  /** Left out when it is saved: the shop withdraws it. */
  withdrawn: boolean;
}

/** A product as it is typed. */
export interface ProductDraft {
  id?: number;
  name: string;
  description: string;
  picture: string;
  category: number;
  skus: SkuDraft[];
}

const emptySku = (key: string): SkuDraft => ({ key, name: "", price: "", stock: "0", withdrawn: false });

/** A new product, with one SKU to fill in. */
export const newDraft = (): ProductDraft => ({
  ...{ name: "", description: "", picture: "", category: 0 },
  skus: [emptySku("new-1")],
});

/** A product of the shop, to change. */
export function draftOf({
  id,
  name,
  description,
  picture,
  category_id,
  skus,
}: Omit<StaffProduct, "price" | "price_cents" | "deleted">) {
  const drafts = skus.map(({ sku_id, name: sku, price_cents, stock }) => ({
    ...{ key: String(sku_id), sku_id, name: sku, withdrawn: false },
    ...{ price: typedYuan(price_cents), stock: String(stock) },
  }));
  return { id, name, description, picture, category: category_id, skus: drafts } satisfies ProductDraft;
}

/** With one SKU more. */
export function withSku(draft: ProductDraft): ProductDraft {
  const numbers = draft.skus.map(({ key }) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0));
  return { ...draft, skus: [...draft.skus, emptySku(`new-${Math.max(0, ...numbers) + 1}`)] };
}

/** With one SKU changed. */
export const changeSku = (draft: ProductDraft, key: string, changes: Partial<SkuDraft>): ProductDraft => ({
  ...draft,
  skus: draft.skus.map((each) => (each.key === key ? { ...each, ...changes } : each)),
});

/** Without a SKU: a new one is gone, one of the shop is marked, so that it can be restored. */
export function withoutSku(draft: ProductDraft, { key, sku_id }: SkuDraft): ProductDraft {
  if (sku_id !== undefined) return changeSku(draft, key, { withdrawn: true });
  return { ...draft, skus: draft.skus.filter((each) => each.key !== key) };
}

/** The SKUs that stay. */
export const keptSkus = ({ skus }: ProductDraft): SkuDraft[] => skus.filter(({ withdrawn }) => !withdrawn);

/** What is sent; undefined while a price is none. */
export function bodyOf(draft: ProductDraft): ProductBody | undefined {
  const skus = keptSkus(draft).map(({ sku_id, name, price, stock }) => ({
    ...(sku_id === undefined ? { stock: Number(stock) || 0 } : { sku_id }),
    ...{ name: name.trim(), price_cents: centsOf(price) ?? -1 },
  }));
  if (skus.some(({ price_cents }) => price_cents < 0)) return undefined;
  const { id, name, description, picture, category } = draft;
  return {
    ...(id === undefined ? {} : { id }),
    ...(picture.trim() ? { picture: picture.trim() } : {}),
    ...{ name: name.trim(), description: description.trim(), category_id: category, skus },
  };
}
