import type { Holds } from "../../domain/order/holds.ts";
import type {
  CompletedOrder,
  Order,
  OrderKind,
  OrderStatus,
  RefundedOrder,
  ShippedOrder,
  UnpaidOrder,
} from "../../domain/order/order.ts";
import type { Transition } from "../../domain/order/transition.ts";
import type { NamedWish } from "./order-requests.ts";

/** One page of a buyer's orders. */
export interface OrderQuery {
  userId: number;
  /** Undefined: every state. */
  status: OrderStatus | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** One page of everybody's orders; what is undefined narrows nothing. */
export interface AllOrdersQuery {
  orderNo: string | undefined;
  userId: number | undefined;
  status: OrderStatus | undefined;
  kind: OrderKind | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** An order that was paid, and what became of it. */
export type Fulfilled = ShippedOrder | CompletedOrder | RefundedOrder;

/** What an order has to fit to be stored. */
export interface PlaceTerms {
  /** Unpaid orders its buyer may have with it; 0: any number. */
  maxUnpaid: number;
  /** What the buyer calls the wish, if anything. */
  request: NamedWish | undefined;
}

/**
 * What became of a placing. `swept`: it was gone, and whoever took it gives the stock back. `too_many` unpaid orders,
 * or the request has its order already (`repeated`): the placing was ended, with the command that gives its stock back.
 */
export type Placed =
  | { kind: "placed" }
  | { kind: "swept" }
  | { kind: "too_many" }
  | { kind: "repeated"; orderNo: string; fingerprint: string };

/** A won place. */
export interface WantedOrder {
  orderNo: string;
  userId: number;
  /** Its order, for a buyer who stands like this just before it; undefined: it is one too many. May be called again. */
  make: (holds: Holds) => UnpaidOrder | undefined;
}

/** Won places that become orders, and those that never will. */
export interface SeckillBatch {
  wanted: readonly WantedOrder[];
  /** Numbers of claims that can never become orders. */
  refused: readonly string[];
}

/** How many orders of a batch are new, and which were one too many for their buyers. */
export interface SeckillOutcome {
  made: number;
  tooMany: string[];
}

/**
 * Orders, and what belongs to them: each method that changes an order stores its messages and the count of its
 * buyer's unpaid orders in the same transaction, so that none can be without the others.
 */
export interface OrderRepository {
  /** Turns a placing into an order that will be closed when its time is over. */
  place(order: UnpaidOrder, terms: PlaceTerms): Promise<Placed>;
  /**
   * Stores seckill orders, each once by its number. For each number that is refused, or one too many for its buyer, it
   * stores the command that gives the unit back, and that it never becomes an order, unless one of that number exists.
   * All in one transaction.
   */
  addSeckill(batch: SeckillBatch): Promise<SeckillOutcome>;
  /**
   * Stores the new state of each order that is still unpaid, with its stock command; one transaction for all.
   * Answers, in the same order, whether each one won.
   */
  apply(transitions: readonly Transition[]): Promise<boolean[]>;
  /**
   * Stores the next state of a paid order: shipped or refunded while it is paid, completed while it is shipped. With a
   * refund goes the message that gives its money back, in the same transaction. False, and no change, when it is not there.
   */
  fulfil(to: Fulfilled): Promise<boolean>;
  /** How buyers stand; those who never ordered are left out. */
  holdsOf(userIds: readonly number[]): Promise<Map<number, Holds>>;
  /** Those of the numbers that exist, in no particular order. */
  findMany(orderNos: readonly string[]): Promise<Order[]>;
  /** Unpaid orders whose time to pay is over at `now` (epoch milliseconds), longest overdue first. */
  expired(now: number, limit: number): Promise<UnpaidOrder[]>;
  /** Newest first; orders of one millisecond by number. `total` counts all pages. */
  list(query: OrderQuery): Promise<{ orders: Order[]; total: number }>;
  /** The same for everybody's. Those of one state are by the end of their time to pay; `total` is 10,000 at most. */
  listAll(query: AllOrdersQuery): Promise<{ orders: Order[]; total: number }>;
}
