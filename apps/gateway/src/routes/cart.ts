import { type CartItem, type CartServiceDefinition, StockState } from "@mall/contracts/cart";
import { fail, yuanFromCents } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { cents, done, id, quantity, yuan } from "../schemas/fields.ts";

const tags = ["cart"];
const skuId = id("The SKU.");
const line = Type.Object({ sku_id: skuId, quantity });

const STOCK_STATES: Record<StockState, string> = {
  [StockState.STOCK_STATE_UNSPECIFIED]: "unknown",
  [StockState.STOCK_STATE_IN_STOCK]: "in_stock",
  [StockState.STOCK_STATE_INSUFFICIENT]: "insufficient",
  [StockState.STOCK_STATE_SOLD_OUT]: "sold_out",
  [StockState.STOCK_STATE_GONE]: "gone",
};

const item = Type.Object({
  sku_id: Type.Integer(),
  quantity: Type.Integer(),
  product_id: Type.Integer(),
  product_name: Type.String(),
  sku_name: Type.String(),
  picture: Type.String(),
  price: yuan,
  price_cents: cents,
  stock_state: Type.Enum(Object.values(STOCK_STATES)),
});

/** A buyer's own cart. */
export function cartRoutes(app: App, carts: ServiceClient<CartServiceDefinition>): void {
  const changed = answers(
    Type.Object({ success: Type.Boolean(), sku_id: Type.Integer(), quantity: Type.Integer() }),
    401,
    404,
    409,
  );

  app.post(
    "/cart/add",
    { schema: { tags, summary: "Put pieces into the cart, on top of what is there", body: line, response: changed } },
    async (request) => {
      const { sku_id, quantity: pieces } = request.body;
      const added = await carts.addItem({ userId: buyerOf(request).userId, skuId: sku_id, quantity: pieces });
      return ok({ success: true, sku_id, quantity: added.quantity });
    },
  );

  app.get(
    "/cart/list",
    {
      schema: {
        tags,
        summary: "What is in the cart",
        response: answers(Type.Object({ items: Type.Array(item) }), 401),
      },
    },
    async (request) => {
      const { items } = await carts.listItems({ userId: buyerOf(request).userId });
      return ok({ items: items.map(itemJson) });
    },
  );

  app.post(
    "/cart/update",
    { schema: { tags, summary: "Set the pieces of a SKU in the cart", body: line, response: changed } },
    async (request) => {
      const { sku_id, quantity: pieces } = request.body;
      const updated = await carts.updateItem({ userId: buyerOf(request).userId, skuId: sku_id, quantity: pieces });
      return ok({ success: true, sku_id, quantity: updated.quantity });
    },
  );

  app.post(
    "/cart/delete",
    {
      schema: {
        tags,
        summary: "Take a SKU out of the cart",
        body: Type.Object({ sku_id: skuId }),
        response: answers(done, 401, 404),
      },
    },
    async (request) => {
      const { removed } = await carts.removeItems({ userId: buyerOf(request).userId, skuIds: [request.body.sku_id] });
      if (removed === 0) throw fail("cart_item_not_found", { field: "sku_id" });
      return ok({ success: true });
    },
  );
}

function itemJson(of: CartItem) {
  return {
    sku_id: of.skuId,
    quantity: of.quantity,
    product_id: of.productId,
    product_name: of.productName,
    sku_name: of.skuName,
    picture: of.picture,
    price: yuanFromCents(of.priceCents),
    price_cents: of.priceCents,
    stock_state: STOCK_STATES[of.stockState],
  };
}
