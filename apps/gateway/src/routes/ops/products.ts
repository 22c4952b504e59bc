import type { ProductServiceDefinition } from "@mall/contracts/product";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { staffProduct, staffProductJson } from "../../schemas/catalogue.ts";
import { DEFAULT_PAGE_SIZE, done, id, page, pageSize, text } from "../../schemas/fields.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

/** What these routes call. */
type Products = Pick<ServiceClient<ProductServiceDefinition>, "listCatalogue" | "saveProducts" | "deleteProduct">;

const tags = ["operations"];
const config = OPERATOR_ROUTE;

const skuDraft = Type.Object({
  sku_id: Type.Optional(id("A SKU of this product; left out: a new one.")),
  name: text(255, "What distinguishes it: 500g."),
  price_cents: Type.Integer({ minimum: 1, maximum: 10_000_000_000, description: "Integer cents (1/100 yuan)." }),
  stock: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: "Units a new one begins with, default 0." }),
  ),
});

const productDraft = Type.Object({
  id: Type.Optional(id("The product; left out: a new one.")),
  name: text(255, "Its name."),
  description: Type.String({ maxLength: 5000 }),
  picture: Type.Optional(
    Type.String({ maxLength: 512, description: "Path on this host; left out: as it was, or a stand-in." }),
  ),
  category_id: id("Its shelf."),
  skus: Type.Array(skuDraft, {
    minItems: 1,
    maxItems: 100,
    description: "All of them: those left out are withdrawn. The price of the first is that of the product.",
  }),
});

/** The catalogue as staff edits it. */
export function staffProductRoutes(app: App, products: Products): void {
  app.get(
    "/ops/products",
    {
      config,
      schema: {
        tags,
        summary: "Products on sale with what is left of them, the newest first",
        querystring: Type.Object({
          query: Type.Optional(Type.String({ maxLength: 100, description: "Part of the name, or the id." })),
          category_id: Type.Optional(id("Only this category.")),
          page,
          page_size: pageSize,
        }),
        response: answers(
          Type.Object({
            products: Type.Array(staffProduct),
            total: Type.Integer({ description: "Counted up to 10,000, as far as pages go." }),
          }),
          401,
          403,
        ),
      },
    },
    async ({ query: { query = "", category_id: categoryId = 0, page: wanted = 1, page_size: size } }) => {
      const pageSizeWanted = size ?? DEFAULT_PAGE_SIZE;
      const found = await products.listCatalogue({ query, categoryId, page: wanted, pageSize: pageSizeWanted });
      return ok({ products: found.products.map(staffProductJson), total: found.total });
    },
  );

  app.post(
    "/ops/products/save",
    {
      config,
      schema: {
        tags,
        summary: "Change a product, or make a new one; seen in the shop at once",
        body: productDraft,
        response: answers(staffProduct, 401, 403, 404, 409),
      },
    },
    async ({ body: { id: known = 0, skus, category_id: categoryId, picture, ...texts } }) => {
      const drafts = skus.map(({ sku_id: skuId = 0, name, price_cents: priceCents, stock = 0 }) => {
        return { id: skuId, name, priceCents, stock };
      });
      const draft = { ...texts, id: known, picture, categoryId, skus: drafts, revision: 0 };
      const [saved] = (await products.saveProducts({ products: [draft] })).products;
      if (!saved) throw fail("internal_error", { cause: new Error("the product service answered without a product") });
      return ok(staffProductJson(saved));
    },
  );

  app.post(
    "/ops/products/delete",
    {
      config,
      schema: {
        tags,
        summary: "Take a product off sale; orders keep what they show",
        body: Type.Object({ id: id("The product.") }),
        response: answers(done, 401, 403, 404, 409),
      },
    },
    async ({ body }) => {
      await products.deleteProduct({ id: body.id });
      return ok({ success: true });
    },
  );
}
