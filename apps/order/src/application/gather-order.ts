import { fail } from "@mall/kernel";
import { type Line, linesOfCart, mergeLines, type OrderLine } from "../domain/order/lines.ts";
import type { Receiver } from "../domain/order/order.ts";
import { requireId } from "./identifiers.ts";
import type { AddressBook } from "./ports/address-book.ts";
import type { Carts } from "./ports/carts.ts";

/** What a buyer wants: lines, or SKUs of the cart. */
export interface OrderWish {
  userId: number;
  /** 0: the default address. */
  addressId: number;
  lines: readonly Line[];
  cartSkuIds: readonly number[];
}

/**
 * What an order is made of and where it goes. What costs no call is judged first; the calls that are left do not wait
 * for each other.
 * @throws AppError naming the buyer's field.
 */
export function gatherOrder(
  { userId, addressId, lines, cartSkuIds }: OrderWish,
  { carts, addresses }: { carts: Carts; addresses: AddressBook },
): Promise<[readonly OrderLine[], Receiver]> {
  requireId(userId, "user_id");
  if (lines.length === 0 && cartSkuIds.length === 0) throw fail("order_empty", { field: "items" });
  if (lines.length > 0 && cartSkuIds.length > 0) {
    throw fail("invalid_input", { field: "items", params: { reason: "give either items or sku_ids" } });
  }
  const chosen = lines.length > 0 ? mergeLines(lines) : cartLines(carts, userId, cartSkuIds);
  return Promise.all([chosen, receiverOf(addresses, userId, addressId)]);
}

async function cartLines(carts: Carts, userId: number, skuIds: readonly number[]): Promise<OrderLine[]> {
  return linesOfCart(skuIds, await carts.lines(userId));
}

async function receiverOf(addresses: AddressBook, userId: number, addressId: number): Promise<Receiver> {
  if (addressId !== 0) return await addresses.get(userId, requireId(addressId, "address_id"));
  const receiver = await addresses.getDefault(userId);
  if (!receiver) throw fail("address_required", { field: "address_id" });
  return receiver;
}
