import { type ListProductsRequest, type ProductServiceDefinition, ProductSort } from "@mall/contracts/product";
import { centsFromYuan } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { answerPage, type Pages } from "../page-cache/answer-page.ts";
import type { Keeping } from "../page-cache/page-cache.ts";
import { DEFAULT_PAGE_SIZE, id, page, pageSize } from "../schemas/fields.ts";
import { categoriesJson, detail, detailJson, list, listJson, shelf } from "../schemas/product.ts";

const tags = ["product"];
const JSON_TYPE = "application/json; charset=utf-8";
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
  pages: Pages;
}

/** A request on its way. */
interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Catalogue and search: open to everybody, and the same for everybody. Lists and suggestions are kept: what has changed is
 * seen at once here, elsewhere as soon as it is told, after five seconds if the word was lost. A detail shows how many
 * units are left, which each order changes, so it is looked up after it was asked for; of those who ask for the same while
 * one is looked up, all share the next.
 */
export function productRoutes(app: App, { products, pages }: ProductRouteDeps): void {
  const answer = (exchange: Exchange, question: unknown[], look: () => Promise<object>, keeping: Keeping = {}) => {
    const text = async () => String(exchange.reply.serialize(ok(await look())));
    return answerPage(pages, { question, look: text, type: JSON_TYPE, ...keeping }, exchange);
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
      const look = async () => listJson(await products.listProducts(wanted));
      return await answer({ request, reply }, ["list", wanted], look);
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
      const look = async () => detailJson(await products.getProduct(wanted));
      return await answer({ request, reply }, ["detail", wanted], look, { lifeMs: 0 });
    },
  );

  app.get(
    "/product/categories",
    {
      config: { access },
      schema: {
        tags,
        summary: "The shelves, with the number of products on each",
        response: answers(Type.Object({ categories: Type.Array(shelf) })),
      },
    },
    async (request, reply) => {
      const look = async () => categoriesJson(await products.listCategories({}));
      return await answer({ request, reply }, ["categories"], look);
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
      const look = async () => ({ suggestions: (await products.suggestProducts(wanted)).names });
      return await answer({ request, reply }, ["suggest", wanted], look);
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
