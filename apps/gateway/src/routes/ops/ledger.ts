import { type LedgerFinding, type StockBooks, StockPool } from "@mall/contracts/ledger";
import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const units = (description: string) => Type.Integer({ description });

const books = Type.Object({
  sku_id: Type.Integer(),
  pool: Type.Enum(["catalogue", "sale"], { description: "The ordinary stock, or the units of its flash sale." }),
  initial: units("initial = free + held + sold."),
  free: units("Can be bought."),
  held: units("Of orders on their way or unpaid."),
  sold: units("Of paid orders."),
});

const finding = Type.Object({
  kind: Type.String({ description: "A stable name." }),
  sku_id: Type.Optional(Type.Integer()),
  order_no: Type.Optional(Type.String()),
  detail: Type.String(),
  at: Type.Integer({ description: "Milliseconds since the epoch." }),
});

const ledger = Type.Object({
  books: Type.Array(books),
  open: Type.Array(finding, { description: "What did not add up at the latest look; empty: all does." }),
  repairs: Type.Array(finding, { description: "What was put right, the latest first, at most 100." }),
  checked_at: Type.Integer({
    description: "When the reconciler looked last, milliseconds since the epoch; 0: not yet.",
  }),
});

/** Where all units are, and what the reconciler says about it. */
export function ledgerRoutes(app: App, products: Pick<ServiceClient<ProductServiceDefinition>, "getLedger">): void {
  app.get(
    "/ops/ledger",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags: ["operations"],
        summary: "The books of stock and sales, what does not add up, and what was repaired",
        response: answers(ledger, 401, 403),
      },
    },
    async () => {
      const found = await products.getLedger({});
      const lists = { open: found.open.map(findingJson), repairs: found.repairs.map(findingJson) };
      return ok({ books: found.books.map(booksJson), ...lists, checked_at: found.checkedAtMs });
    },
  );
}

function booksJson({ skuId, pool, initial, free, held, sold }: StockBooks) {
  const name = pool === StockPool.STOCK_POOL_SALE ? "sale" : "catalogue";
  return { sku_id: skuId, pool: name, initial, free, held, sold } as const;
}

const findingJson = ({ kind, skuId, orderNo, detail, atMs }: LedgerFinding) => ({
  kind,
  ...(skuId === 0 ? {} : { sku_id: skuId }),
  ...(orderNo === "" ? {} : { order_no: orderNo }),
  ...{ detail, at: atMs },
});
