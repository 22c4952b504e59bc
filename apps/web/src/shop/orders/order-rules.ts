import { msOf } from "../../time/seconds.ts";

/** The states of an order, as the API numbers them. */
export const STATUS = { unpaid: 0, paid: 1, cancelled: 2, shipped: 3, completed: 4, refunded: 5 } as const;

/** What the rules look at. */
export interface OrderFacts {
  status: number;
  created_at: string;
  pay_before: string;
  paid_at: string | null;
  cancelled_at: string | null;
  shipped_at: string | null;
  completed_at: string | null;
  refunded_at: string | null;
  cancel_reason: "buyer" | "timeout" | null;
}

type Due = Pick<OrderFacts, "status" | "pay_before">;

/** Milliseconds between two looks: at orders whose time to pay is over, and at those that staff will move on. */
const CLOSING_MS = 1_000;
const MOVING_MS = 10_000;

/** When to look at orders again; false: nothing changes by itself. */
export function lookAgainMs(orders: readonly Due[], nowMs: number): number | false {
  const due = orders.filter(({ status }) => status === STATUS.unpaid).map(({ pay_before }) => msOf(pay_before) - nowMs);
  if (due.length > 0) return Math.min(MOVING_MS, Math.max(CLOSING_MS, Math.min(...due) + CLOSING_MS / 2));
  return orders.some(({ status }) => status === STATUS.paid || status === STATUS.shipped) ? MOVING_MS : false;
}

/** Whether what is in an order can be reviewed. */
export const isReviewable = ({ status }: { status: number }): boolean =>
  status === STATUS.paid || status === STATUS.shipped || status === STATUS.completed;

/** A step of an order: done at a time, or still to come. */
export interface Step {
  name:
    | ("created" | "paid" | "shipped" | "completed" | "cancelledBuyer" | "cancelledTimeout" | "refunded")
    | ("waitPay" | "waitShip" | "waitReceive");
  /** Undefined: this is what is waited for. */
  at?: string;
}

/** What has happened to an order, in turn, and what it waits for. */
export function stepsOf(order: OrderFacts): Step[] {
  const cancelled = order.cancel_reason === "timeout" ? "cancelledTimeout" : "cancelledBuyer";
  const moments: [Step["name"], string | null][] = [
    ["created", order.created_at],
    ["paid", order.paid_at],
    ["shipped", order.shipped_at],
    ["completed", order.completed_at],
    [cancelled, order.cancelled_at],
    ["refunded", order.refunded_at],
  ];
  const done = moments.flatMap(([name, at]) => (at === null ? [] : [{ name, at }]));
  const next = WAITS[order.status];
  return next ? [...done, { name: next }] : done;
}

const WAITS: Partial<Record<number, Step["name"]>> = {
  [STATUS.unpaid]: "waitPay",
  [STATUS.paid]: "waitShip",
  [STATUS.shipped]: "waitReceive",
};
