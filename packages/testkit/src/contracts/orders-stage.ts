import { type Cents, toCents } from "@mall/kernel";

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

type Unpaid = Facts & { status: "unpaid" };
type Settled = Facts & { paymentNo: string; paidAt: number };
type Paid = Settled & { status: "paid" };
type Cancelled = Facts & { status: "cancelled"; cancelledAt: number; reason: "buyer" | "timeout" };
type Fulfilled =
  | (Settled & { status: "shipped"; shippedAt: number })
  | (Settled & { status: "completed"; shippedAt: number; completedAt: number })
  | (Settled & { status: "refunded"; refundedAt: number });
type Stored = Unpaid | Paid | Cancelled | Fulfilled;

/** The end of an unpaid order with the command that must be stored beside it. */
export interface OrderEnding {
  to: Paid | Cancelled;
  command: { command: "release" | "sell"; orderNo: string; kind: "normal" | "seckill" };
}

/** The repository of orders as the contract sees it: the order service's port has this shape. */
interface OrdersPort {
  place(order: Unpaid): Promise<boolean>;
  addSeckill(orders: readonly Unpaid[], refused: readonly string[]): Promise<number>;
  apply(endings: readonly OrderEnding[]): Promise<boolean[]>;
  findMany(orderNos: readonly string[]): Promise<Stored[]>;
  expired(now: number, limit: number): Promise<Unpaid[]>;
  list(query: {
    userId: number;
    status: Stored["status"] | undefined;
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
  records: RecordsPort;
  /** Everything in the outbox, in any order. */
  outbox(): Promise<{ queue: string; id: string; body: unknown }[]>;
  close(): Promise<void>;
}

/** When the contract's orders are made, epoch milliseconds. */
export const MADE_AT = Date.UTC(2026, 0, 1);

/** An unpaid order of two items, 11.00 + 3 × 19.90 yuan. */
export function unpaidOrder(orderNo: string, changes: Partial<Unpaid> = {}): Unpaid {
  const snapshot = { productName: "寿光水果黄瓜", skuName: "3斤尝鲜装", picture: "/pictures/8.svg" };
  return {
    orderNo,
    userId: 7,
    kind: "normal",
    items: [
      { ...snapshot, skuId: 9, productId: 8, priceCents: toCents(1100), quantity: 1 },
      { ...snapshot, skuId: 2, productId: 1, priceCents: toCents(1990), quantity: 3 },
    ],
    totalCents: toCents(7070),
    createdAt: MADE_AT,
    payBefore: MADE_AT + 60_000,
    receiver: { name: "张三", mobile: "13800000000", address: "山东省潍坊市寿光市菜都路1号" },
    status: "unpaid",
    ...changes,
  };
}

/** Pays the order. */
export function paying(order: Unpaid, paymentNo = "P1"): OrderEnding {
  const { orderNo, kind } = order;
  return {
    to: { ...order, status: "paid", paymentNo, paidAt: MADE_AT + 5 },
    command: { command: "sell", orderNo, kind },
  };
}

/** Cancels the order. */
export function cancelling(order: Unpaid, reason: "buyer" | "timeout"): OrderEnding {
  const { orderNo, kind } = order;
  return {
    to: { ...order, status: "cancelled", cancelledAt: MADE_AT + 6, reason },
    command: { command: "release", orderNo, kind },
  };
}

/** Stores an order the way a buyer's comes in. */
export async function stored({ orders, placings }: OrdersStage, order: Unpaid): Promise<Unpaid> {
  await placings.begin(order.orderNo, order.createdAt);
  if (!(await orders.place(order))) throw new Error(`${order.orderNo} was not stored`);
  return order;
}

/** Queue of what the product service is told. */
export const COMMANDS = "stock.command.queue";
/** Queue in which unpaid orders wait. */
export const DELAYS = "order.delay.queue";

/** Ids of what waits for a queue, sorted. */
export async function waiting(stage: OrdersStage, queue: string): Promise<string[]> {
  return (await stage.outbox())
    .filter((message) => message.queue === queue)
    .map(({ id }) => id)
    .sort();
}
