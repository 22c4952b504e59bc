import type { CatalogueProduct, CatalogueSku } from "@mall/contracts/product";
import { yuanFromCents } from "@mall/kernel";
import { Type } from "typebox";
import { cents, yuan } from "./fields.ts";

const staffSku = Type.Object({
  sku_id: Type.Integer(),
  name: Type.String(),
  price: yuan,
  price_cents: cents,
  stock: Type.Integer({ description: "Free units." }),
});

/** A product as staff sees it. */
export const staffProduct = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  picture: Type.String({ description: "Path on this host." }),
  category_id: Type.Integer(),
  price: yuan,
  price_cents: Type.Integer({ description: "Integer cents: that of the first SKU." }),
  deleted: Type.Boolean(),
  skus: Type.Array(staffSku),
});

/** A product of the product service, as JSON shows it to staff. */
export function staffProductJson({ skus, priceCents, categoryId, ...product }: CatalogueProduct) {
  const { id, name, description, picture } = product;
  return {
    ...{ id, name, description, picture, category_id: categoryId },
    ...{ price: yuanFromCents(priceCents), price_cents: priceCents, deleted: false },
    skus: skus.map(staffSkuJson),
  };
}

function staffSkuJson({ id, name, priceCents, stock }: CatalogueSku) {
  return { sku_id: id, name, price: yuanFromCents(priceCents), price_cents: priceCents, stock };
}
