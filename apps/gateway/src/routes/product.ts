import { type ListProductsRequest, type ProductServiceDefinition, ProductSort } from "@mall/contracts/product";
import { centsFromYuan } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import type { LastGood } from "../flow/last-good.ts";
import { DEFAULT_PAGE_SIZE, id, page, pageSize } from "../schemas/fields.ts";
import { detail, detailJson, list, listJson } from "../schemas/product.ts";

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

/** What the catalogue routes call. */
export interface ProductRouteDeps {
  products: ServiceClient<ProductServiceDefinition>;
  /** Stands in while the product service cannot answer: an old shelf is better than none. */
  lastGood: LastGood;
}

/** Catalogue and search: open to everybody. */
export function productRoutes(app: App, { products, lastGood }: ProductRouteDeps): void {
  /** Says in a header that the answer is an old one. */
  const ask = async <T>(reply: FastifyReply, question: unknown[], call: () => Promise<T>): Promise<T> => {
    const { answer, stale } = await lastGood.ask(JSON.stringify(question), call);
    if (stale) void reply.header("x-stale", "true");
    return answer;
  };

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
        response: answers(list),
      },
    },
    async (request, reply) => {
      const wanted = listRequest(request.query);
      const found = await ask(reply, ["list", wanted], () => products.listProducts(wanted));
      return ok(listJson(found));
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
        response: answers(detail, 404),
      },
    },
    async (request, reply) => {
      const wanted = { id: request.query.id };
      const found = await ask(reply, ["detail", wanted], () => products.getProduct(wanted));
      return ok(detailJson(found));
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
    async (request, reply) => {
      const wanted = { query: request.query.query, limit: 10 };
      const { names } = await ask(reply, ["suggest", wanted], () => products.suggestProducts(wanted));
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
