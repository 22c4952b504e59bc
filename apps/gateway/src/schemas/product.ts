import type {
  Category,
  GetProductResponse,
  ListCategoriesResponse,
  ListProductsResponse,
  Product,
  Sku,
} from "@mall/contracts/product";
import { yuanFromCents } from "@mall/kernel";
import { Type } from "typebox";
import { cents, yuan } from "./fields.ts";

const productFields = {
  id: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  picture: Type.String({ description: "Path on this host." }),
  price: yuan,
  price_cents: cents,
  category_id: Type.Integer(),
  sku_id: Type.Integer({ description: "First SKU, 0 when there is none." }),
  sku_name: Type.String(),
};

const listed = Type.Object({
  ...productFields,
  sku_price: yuan,
  sku_price_cents: Type.Integer({ description: "What the first SKU costs, in integer cents; 0 when there is none." }),
  highlight: Type.Optional(
    Type.String({ description: "HTML: the name, escaped, with what the query found inside <em>." }),
  ),
});

const facets = Type.Object({
  categories: Type.Array(Type.Object({ category_id: Type.Integer(), name: Type.String(), count: Type.Integer() })),
  prices: Type.Array(Type.Object({ from: yuan, to: Type.Union([yuan, Type.Null()]), count: Type.Integer() })),
});

const sku = Type.Object({
  id: Type.Integer(),
  sku_id: Type.Integer(),
  name: Type.String(),
  sku_name: Type.String(),
  price: yuan,
  price_cents: cents,
  stock: Type.Integer({ description: "Pieces that can be bought now." }),
});

const category = Type.Object({ id: Type.Integer(), name: Type.String(), name_en: Type.String() });

/** A category in answers, with the products on sale that are in it. */
export const shelf = Type.Object({ ...category.properties, count: Type.Integer() });

/** A page of products in answers. */
export const list = Type.Object({ products: Type.Array(listed), total: Type.Integer(), facets });

/** One product in answers. */
export const detail = Type.Object({ ...productFields, skus: Type.Array(sku), category: Type.Optional(category) });

/** What the product service found, as JSON shows it. */
export function listJson(found: ListProductsResponse) {
  return {
    products: found.products.map((product) => ({
      ...productJson(product),
      ...{ sku_price: yuanFromCents(product.skuPriceCents), sku_price_cents: product.skuPriceCents },
      ...(product.highlight ? { highlight: product.highlight } : {}),
    })),
    total: found.total,
    facets: {
      categories: found.categories.map(({ category: of, count }) => ({
        category_id: of?.id ?? 0,
        name: of?.name ?? "",
        count,
      })),
      prices: found.prices.map(({ fromCents, toCents, count }) => ({
        from: yuanFromCents(fromCents),
        to: toCents === 0 ? null : yuanFromCents(toCents),
        count,
      })),
    },
  };
}

/** The shelves of the product service, as JSON shows them. */
export function categoriesJson({ categories }: ListCategoriesResponse) {
  return { categories: categories.flatMap(({ category: of, count }) => (of ? [{ ...categoryJson(of), count }] : [])) };
}

/** One product of the product service, as JSON shows it. */
export function detailJson({ product, skus, category: of }: GetProductResponse) {
  if (!product) throw new Error("The product service answered without a product");
  return { ...productJson(product), skus: skus.map(skuJson), ...(of ? { category: categoryJson(of) } : {}) };
}

function productJson({ id: productId, name, description, picture, priceCents, categoryId, skuId, skuName }: Product) {
  return {
    id: productId,
    name,
    description,
    picture,
    price: yuanFromCents(priceCents),
    price_cents: priceCents,
    category_id: categoryId,
    sku_id: skuId,
    sku_name: skuName,
  };
}

function skuJson({ id: skuId, name, priceCents, stock }: Sku) {
  return {
    id: skuId,
    sku_id: skuId,
    name,
    sku_name: name,
    price: yuanFromCents(priceCents),
    price_cents: priceCents,
    stock,
  };
}

function categoryJson({ id: categoryId, name, nameEn }: Category) {
  return { id: categoryId, name, name_en: nameEn };
}
