import { type CartItem, type CartServiceDefinition, StockState } from "@mall/contracts/cart";
import type { ProductServiceDefinition, Sku } from "@mall/contracts/product";
import { fail } from "@mall/kernel";
import type { ServiceClient, ServiceImplementation } from "@mall/rpc";
import type { CartLine, CartStore } from "./cart-store.ts";
import type { KnownSkus } from "./known-skus.ts";

/** Limits of one cart; an order takes 50 lines at most, a cart may hold twice that. */
const CART_LIMITS = { pieces: 999, skus: 100 };

/** What the cart needs. */
export interface CartDeps {
  store: CartStore;
  products: ServiceClient<ProductServiceDefinition>;
  skus: Pick<KnownSkus, "isOnSale">;
}

/** The cart's use cases, in the shape of its contract. */
export function createCart({ store, products, skus: known }: CartDeps): ServiceImplementation<CartServiceDefinition> {
  return {
    addItem: async ({ userId, skuId, quantity }) => {
      checkQuantity(quantity);
      if (!(await known.isOnSale(skuId))) throw fail("sku_not_found", { field: "sku_id" });
      const change = await store.add(userId, { skuId, quantity }, CART_LIMITS);
      if (change.kind === "too_many_pieces") throw tooManyPieces();
      if (change.kind === "too_many_skus") throw fail("cart_full", { params: { max: CART_LIMITS.skus } });
      return { quantity: change.quantity };
    },

    listItems: async ({ userId }) => {
      const lines = await store.list(userId);
      if (lines.length === 0) return { items: [] };
      const { skus } = await products.getSkus({ skuIds: lines.map((line) => line.skuId) });
      const found = new Map(skus.map((sku) => [sku.id, sku]));
      return { items: lines.map((line) => describe(line, found.get(line.skuId))) };
    },

    updateItem: async ({ userId, skuId, quantity }) => {
      checkQuantity(quantity);
      const now = await store.set(userId, { skuId, quantity });
      if (now === undefined) throw fail("cart_item_not_found", { field: "sku_id" });
      return { quantity: now };
    },

    removeItems: async ({ userId, skuIds }) => ({ removed: await store.remove(userId, skuIds) }),
  };
}

function checkQuantity(quantity: number): void {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > CART_LIMITS.pieces) throw tooManyPieces();
}

function tooManyPieces() {
  return fail("invalid_input", { field: "quantity", params: { reason: `1-${CART_LIMITS.pieces}` } });
}

function describe({ skuId, quantity }: CartLine, sku: Sku | undefined): CartItem {
  return {
    skuId,
    quantity,
    productId: sku?.productId ?? 0,
    productName: sku?.productName ?? "",
    skuName: sku?.name ?? "",
    picture: sku?.picture ?? "",
    priceCents: sku?.priceCents ?? 0,
    stockState: stockState(quantity, sku),
  };
}

function stockState(wanted: number, sku: Sku | undefined): StockState {
  if (!sku) return StockState.STOCK_STATE_GONE;
  if (sku.stock === 0) return StockState.STOCK_STATE_SOLD_OUT;
  return sku.stock < wanted ? StockState.STOCK_STATE_INSUFFICIENT : StockState.STOCK_STATE_IN_STOCK;
}
