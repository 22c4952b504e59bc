import type { AdminServiceDefinition } from "@mall/contracts/admin";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { cents } from "../../schemas/fields.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

/** What these routes call. */
type Admin = Pick<ServiceClient<AdminServiceDefinition>, "changePrices" | "exportCatalogue" | "importCatalogue">;

const tags = ["operations"];
const config = OPERATOR_ROUTE;

/** The largest file with its envelope: 2,000 lines with long descriptions. */
const IMPORT_MEGABYTES = 2;
const IMPORT_BYTES = IMPORT_MEGABYTES * 1024 * 1024;

const wholePrices = Type.Object({
  changed: Type.Integer({ description: "SKUs whose price is another one." }),
  skus: Type.Array(
    Type.Object({
      ...{ sku_id: Type.Integer(), product_name: Type.String(), name: Type.String() },
      ...{ before_cents: cents, after_cents: cents },
    }),
  ),
});

const imported = Type.Object({
  created: Type.Integer({ description: "Products." }),
  updated: Type.Integer({ description: "Products." }),
  unchanged: Type.Integer({ description: "Products." }),
  errors: Type.Array(
    Type.Object({
      line: Type.Integer({ description: "In the file, whose header is line 1." }),
      field: Type.String({ description: "Name of the column." }),
      reason: Type.String(),
    }),
    { description: "The first 100. Any: nothing was changed." },
  ),
});

/** Many products at once. */
export function bulkRoutes(app: App, admin: Admin): void {
  app.post(
    "/ops/products/price",
    {
      config,
      schema: {
        tags,
        summary: "Change the prices of a category, or of all; with preview only tell what would change",
        body: Type.Object({
          category_id: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: "0: all." }),
          percent: Type.Optional(
            Type.Number({ minimum: -90, maximum: 900, description: "Either this, to two decimals," }),
          ),
          delta_cents: Type.Optional(
            Type.Integer({ minimum: -10_000_000_000, maximum: 10_000_000_000, description: "or this." }),
          ),
          preview: Type.Optional(Type.Boolean()),
        }),
        response: answers(wholePrices, 401, 403, 409),
      },
    },
    async ({ body: { category_id: categoryId, percent, delta_cents: deltaCents, preview = false } }) => {
      const { skus } = await admin.changePrices({ categoryId, percent, deltaCents, preview });
      const changes = skus.map(({ skuId, productName, name, beforeCents, afterCents }) => ({
        ...{ sku_id: skuId, product_name: productName, name, before_cents: beforeCents, after_cents: afterCents },
      }));
      return ok({ changed: changes.length, skus: changes });
    },
  );

  app.get(
    "/ops/products/export",
    {
      config,
      exposeHeadRoute: false,
      schema: {
        tags,
        summary: "All products on sale as a CSV file, a line for each SKU",
        description: "UTF-8 with a byte order mark. Text that a spreadsheet would run as a formula has a ' in front.",
        response: {
          ...answers(Type.Object({}), 401, 403),
          200: { description: "products.csv", content: { "text/csv": { schema: Type.String() } } },
        },
      },
    },
    async (_request, reply) => {
      const file = await wholeFile(admin);
      void reply.header("content-disposition", 'attachment; filename="products.csv"');
      return await reply.type("text/csv; charset=utf-8").send(file);
    },
  );

  app.post(
    "/ops/products/import",
    {
      config,
      bodyLimit: IMPORT_BYTES,
      errorHandler: (error) => {
        const isTooLarge = (error as { code?: unknown }).code === "FST_ERR_CTP_BODY_TOO_LARGE";
        throw isTooLarge ? fail("import_too_large", { params: { megabytes: IMPORT_MEGABYTES } }) : error;
      },
      schema: {
        tags,
        summary: "Change and add products by a CSV file as it is exported: all of it, or with errors nothing",
        description:
          "At most 2,000 lines and 2 MB. Without product_id a new product (lines with the same name are one), without sku_id a new SKU. " +
          "Stock is what a new SKU begins with; that of a known one is not changed. SKUs that the file leaves out stay.",
        body: Type.Object({
          csv: Type.String({ minLength: 1, maxLength: IMPORT_BYTES, description: "The file." }),
          dry_run: Type.Optional(Type.Boolean({ description: "Only tell what would be done." })),
        }),
        response: answers(imported, 401, 403, 409),
      },
    },
    async ({ body: { csv, dry_run: dryRun = false } }) => ok(await admin.importCatalogue({ csv, dryRun })),
  );
}

async function wholeFile(admin: Pick<Admin, "exportCatalogue">): Promise<string> {
  const parts: string[] = [];
  let afterId = 0;
  do {
    const { csv, nextAfterId } = await admin.exportCatalogue({ afterId });
    parts.push(csv);
    afterId = nextAfterId;
  } while (afterId > 0);
  return parts.join("");
}
