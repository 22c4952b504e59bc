import { AppError, type Clock, fail, type Logger } from "@mall/kernel";
import { type Line, linesOfCart, mergeLines, type OrderLine } from "../domain/order/lines.ts";
import type { OrderItem, Receiver, UnpaidOrder } from "../domain/order/order.ts";
import { place } from "../domain/order/place.ts";
import { requireId } from "./identifiers.ts";
import type { AddressBook } from "./ports/address-book.ts";
import type { Carts } from "./ports/carts.ts";
import type { DrawOrderNo } from "./ports/order-numbers.ts";
import type { OrderRepository } from "./ports/order-repository.ts";
import type { Placings } from "./ports/placings.ts";
import type { Stock } from "./ports/stock.ts";

/** What a buyer wants: lines, or SKUs of the cart. */
export interface CreateOrderCommand {
  userId: number;
  /** 0: the default address. */
  addressId: number;
  lines: readonly Line[];
  cartSkuIds: readonly number[];
}

export interface CreateOrderDependencies {
  orders: OrderRepository;
  placings: Placings;
  stock: Stock;
  carts: Carts;
  addresses: AddressBook;
  drawOrderNo: DrawOrderNo;
  clock: Clock;
  logger: Logger;
  /** Milliseconds a buyer has to pay. */
  timeoutMs: number;
}

const DRAWS = 5;
// With these answers the product service says that it took nothing. Any other one leaves that open.
const REFUSALS: readonly string[] = ["invalid_argument", "not_found", "conflict", "failed_precondition"];

/**
 * Places an order: intent, stock, order. A step that fails undoes what is certain and leaves the rest to the sweeper
 * of stale intents, so stock is neither lost nor given back twice.
 */
export function createOrder(dependencies: CreateOrderDependencies) {
  const { orders, placings, stock, carts, clock, logger, timeoutMs } = dependencies;

  const begin = async (): Promise<string> => {
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const orderNo = dependencies.drawOrderNo();
      if (await placings.begin(orderNo, clock.now())) return orderNo;
    }
    throw fail("service_unavailable", { cause: new Error(`${DRAWS} order numbers in a row were taken`) });
  };

  const abandon = (orderNo: string, held: "may_be_held" | "not_held") =>
    placings.abandon(orderNo, held).catch((error: unknown) => {
      logger.warn({ err: error, order_no: orderNo }, "intent not abandoned now; the sweeper will");
    });

  const reserve = async (orderNo: string, lines: readonly OrderLine[]): Promise<OrderItem[]> => {
    try {
      return await stock.reserve(orderNo, lines);
    } catch (error) {
      if (error instanceof AppError && REFUSALS.includes(error.code)) await abandon(orderNo, "not_held");
      throw error;
    }
  };

  const priced = async (orderNo: string, userId: number, receiver: Receiver, items: OrderItem[]) => {
    const createdAt = clock.now();
    try {
      return place({ orderNo, userId, kind: "normal", items, receiver, createdAt, payableFrom: createdAt, timeoutMs });
    } catch (error) {
      await abandon(orderNo, "may_be_held");
      throw error;
    }
  };

  const emptyCart = (userId: number, skuIds: readonly number[]) =>
    carts.remove(userId, skuIds).catch((error: unknown) => {
      logger.warn({ err: error, user_id: userId }, "ordered items stay in the cart");
    });

  return async (command: CreateOrderCommand): Promise<UnpaidOrder> => {
    requireId(command.userId, "user_id");
    const [lines, receiver] = await gather(command, dependencies);
    const orderNo = await begin();
    const order = await priced(orderNo, command.userId, receiver, await reserve(orderNo, lines));
    if (!(await orders.place(order))) {
      throw fail("deadline_exceeded", { cause: new Error(`intent ${orderNo} was swept before the order was stored`) });
    }
    if (command.cartSkuIds.length > 0) await emptyCart(command.userId, command.cartSkuIds);
    return order;
  };
}

// What costs no call is judged first; the calls that are left do not wait for each other.
function gather(command: CreateOrderCommand, { carts, addresses }: CreateOrderDependencies) {
  const { userId, addressId, lines, cartSkuIds } = command;
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
