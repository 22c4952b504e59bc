import type { Cents } from "@mall/kernel";

interface Facts {
  orderNo: string;
  userId: number;
  kind: "normal" | "seckill";
  items: readonly {
    skuId: number;
    productId: number;
    productName: string;
    skuName: string;
    picture: string;
    priceCents: Cents;
    quantity: number;
  }[];
  totalCents: Cents;
  createdAt: number;
  payBefore: number;
  receiver: { name: string; mobile: string; address: string };
}

/** An order that waits for its payment. */
export type Unpaid = Facts & { status: "unpaid" };
type Settled = Facts & { paymentNo: string; paidAt: number };
type Paid = Settled & { status: "paid" };
type Cancelled = Facts & { status: "cancelled"; cancelledAt: number; reason: "buyer" | "timeout" };
/** What became of a paid order. */
export type Fulfilled =
  | (Settled & { status: "shipped"; shippedAt: number })
  | (Settled & { status: "completed"; shippedAt: number; completedAt: number })
  | (Settled & { status: "refunded"; refundedAt: number });
type Stored = Unpaid | Paid | Cancelled | Fulfilled;

/** The end of an unpaid order with the command that must be stored beside it. */
export interface OrderEnding {
  to: Paid | Cancelled;
  command: { command: "release" | "sell"; orderNo: string; kind: "normal" | "seckill" };
  /** Set for one that ran out of time. */
  strike?: { at: number; since: number };
}

/** What an order has to fit to be stored. */
export interface Terms {
  /** 0: any number. */
  maxUnpaid: number;
  request: { key: string; fingerprint: string } | undefined;
}

/** What became of a placing. */
export type Placed =
  | { kind: "placed" | "swept" | "too_many" }
  | { kind: "repeated"; orderNo: string; fingerprint: string };

/** Won places. */
export interface Batch {
  wanted: readonly { orderNo: string; userId: number; make: (holds: Holds) => Unpaid | undefined }[];
  refused: readonly string[];
}

/** How a buyer stands. */
export interface Holds {
  unpaid: number;
  strikes: number;
  lastStrikeAt: number;
}

/** The repository of orders as the contract sees it: the order service's port has this shape. */
interface OrdersPort {
  place(order: Unpaid, terms: Terms): Promise<Placed>;
  addSeckill(batch: Batch): Promise<{ made: number; tooMany: string[] }>;
  apply(endings: readonly OrderEnding[]): Promise<boolean[]>;
  holdsOf(userIds: readonly number[]): Promise<Map<number, Holds>>;
  findMany(orderNos: readonly string[]): Promise<Stored[]>;
  expired(now: number, limit: number): Promise<Unpaid[]>;
  list(query: {
    userId: number;
    status: Stored["status"] | undefined;
    page: number;
    pageSize: number;
  }): Promise<{ orders: Stored[]; total: number }>;
  fulfil(to: Fulfilled): Promise<boolean>;
  listAll(query: {
    orderNo: string | undefined;
    userId: number | undefined;
    status: Stored["status"] | undefined;
    kind: "normal" | "seckill" | undefined;
    page: number;
    pageSize: number;
  }): Promise<{ orders: Stored[]; total: number }>;
}

/** The intents to place an order, as the contract sees them. */
interface PlacingsPort {
  begin(orderNo: string, at: number): Promise<boolean>;
  abandon(orderNo: string, stock: "may_be_held" | "not_held"): Promise<boolean>;
  stale(before: number, limit: number): Promise<string[]>;
}

/** The requests that orders came of, as the contract sees them. */
interface RequestsPort {
  find(userId: number, key: string): Promise<{ orderNo: string; fingerprint: string } | undefined>;
  forget(before: number, limit: number): Promise<number>;
}

type Described =
  | { orderNo: string; fate: "unknown" | "placing" }
  | {
      orderNo: string;
      fate: "held" | "sold" | "released";
      kind: "normal" | "seckill";
      userId: number;
      createdAt: number;
      lines: readonly { skuId: number; quantity: number }[];
    };

/** Orders as the reconciler sees them. */
interface RecordsPort {
  describe(orderNos: readonly string[]): Promise<Described[]>;
  seckillSince(query: {
    since: number;
    after: { createdAt: number; orderNo: string } | undefined;
    limit: number;
  }): Promise<Described[]>;
}

/** An empty store, and a look at the messages it has left to be published. */
export interface OrdersStage {
  orders: OrdersPort;
  placings: PlacingsPort;
  requests: RequestsPort;
  records: RecordsPort;
  /** Everything in the outbox, in any order. */
  outbox(): Promise<{ queue: string; id: string; body: unknown }[]>;
  close(): Promise<void>;
}
