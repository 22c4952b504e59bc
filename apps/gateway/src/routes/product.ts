import {
  type Category,
  type ListProductsRequest,
  type Product,
  type ProductServiceDefinition,
  ProductSort,
  type Sku,
} from "@mall/contracts/product";
import { centsFromYuan, yuanFromCents } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { cents, DEFAULT_PAGE_SIZE, id, page, pageSize, yuan } from "../schemas/fields.ts";

const tags = ["product"];
const access = "public" as const;
const query = Type.String({ maxLength: 100, description: "Words, Chinese or Latin." });
const price = (description: string) => Type.Number({ minimum: 0, maximum: 100_000_000, description });

const sorts = {
  default: ProductSort.PRODUCT_SORT_DEFAULT,
  price_asc: ProductSort.PRODUCT_SORT_PRICE_ASC,
  price_desc: ProductSort.PRODUCT_SORT_PRICE_DESC,
  newest: ProductSort.PRODUCT_SORT_NEWEST,
};
const sort = Type.Optional(Type.Enum(Object.keys(sorts) as (keyof typeof sorts)[]));

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

/** Catalogue and search: open to everybody. */
export function productRoutes(app: App, products: ServiceClient<ProductServiceDefinition>): void {
  app.get(
    "/product/list",
    {
      config: { access },
      schema: {
        tags,
        summary: "Browse and search",
        querystring: Type.Object({
          query: Type.Optional(query),
          page,
          page_size: pageSize,
          category_id: Type.Optional(id("Only this category.")),
          sort,
          min_price: Type.Optional(price("Yuan.")),
          max_price: Type.Optional(price("Yuan.")),
        }),
        response: answers(Type.Object({ products: Type.Array(listed), total: Type.Integer(), facets })),
      },
    },
    async (request) => {
      const found = await products.listProducts(listRequest(request.query));
      return ok({
        products: found.products.map((product) => ({
          ...productJson(product),
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
      });
    },
  );

  app.get(
    "/product/detail",
    {
      config: { access },
      schema: {
        tags,
        summary: "One product with its SKUs",
        querystring: Type.Object({ id: id("The product.") }),
        response: answers(
          Type.Object({ ...productFields, skus: Type.Array(sku), category: Type.Optional(category) }),
          404,
        ),
      },
    },
    async (request) => {
      const found = await products.getProduct({ id: request.query.id });
      if (!found.product) throw new Error("The product service answered without a product");
      return ok({
        ...productJson(found.product),
        skus: found.skus.map(skuJson),
        ...(found.category ? { category: categoryJson(found.category) } : {}),
      });
    },
  );

  app.get(
    "/product/suggest",
    {
      config: { access },
      schema: {
        tags,
        summary: "Names while typing",
        querystring: Type.Object({ query }),
        response: answers(Type.Object({ suggestions: Type.Array(Type.String()) })),
      },
    },
    async (request) => {
      const { names } = await products.suggestProducts({ query: request.query.query, limit: 10 });
      return ok({ suggestions: names });
    },
  );
}

interface ListQuery {
  query?: string;
  page?: number;
  page_size?: number;
  category_id?: number;
  sort?: keyof typeof sorts;
  min_price?: number;
  max_price?: number;
}

function listRequest(given: ListQuery): ListProductsRequest {
  const { query: words = "", page: number = 1, page_size = DEFAULT_PAGE_SIZE, category_id = 0, sort: order } = given;
  const { min_price, max_price } = given;
  return {
    query: words,
    page: number,
    pageSize: page_size,
    categoryId: category_id,
    sort: sorts[order ?? "default"],
    minPriceCents: min_price === undefined ? undefined : centsFromYuan(min_price, "min_price"),
    maxPriceCents: max_price === undefined ? undefined : centsFromYuan(max_price, "max_price"),
  };
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
