import { FIRST_ID } from "./products.ts";
import { createRandom, pick, type Random } from "./random.ts";
import { PACKS, PLACES, QUALITIES, SHELVES } from "./words.ts";

type Row = Record<string, string | number | null>;

/** An order as rows of `orders` and `order_items`. */
export interface OrderData {
  order: Row & { user_id: number; status: number };
  items: readonly Row[];
}

/** Numbers of generated orders begin so, and no others do. */
export const PREFIX = "GEN-";
/** What comes after all that begin so. */
export const AFTER_PREFIX = "GEN.";

/** Buyers of generated orders have ids from here on; no registered user has one so high. */
const FIRST_BUYER = 50_000_000;

/** When the first of them was made, and how far they lie apart, milliseconds: a million are eleven days. */
export const FIRST_AT = Date.UTC(2026, 0, 1);
export const APART_MS = 1000;
/** Orders of each buyer, one after the other. */
const EACH = 10;
/** Unpaid ones are due so late that no sweep ever ends them. */
const NEVER_DUE = Date.UTC(2099, 0, 1);
const DUE_MS = 900_000;
const MOST_ITEMS = 3;

// As in the shop's JSON.
const [UNPAID, PAID, CANCELLED, SHIPPED, COMPLETED, REFUNDED] = [0, 1, 2, 3, 4, 5];
/** Of a hundred orders, so many are in each state. */
const STATES: readonly [number, number][] = [
  ...([
    [UNPAID, 2],
    [PAID, 18],
    [CANCELLED, 20],
  ] as [number, number][]),
  ...([
    [SHIPPED, 10],
    [COMPLETED, 47],
    [REFUNDED, 3],
  ] as [number, number][]),
];

/** Which orders, by their place in a list without an end. */
export interface OrderRange {
  /** Default 0. */
  from?: number | undefined;
  count: number;
  seed?: number | undefined;
}

/** Ordinary orders and every fourth of a flash sale; by number, each the same for the same seed, whatever the range. */
export function* orders({ from = 0, count, seed = 1 }: OrderRange): Generator<OrderData> {
  for (let at = from; at < from + count; at += 1) yield orderAt(at, createRandom(seed + at));
}

/** The buyer of an order, by its place. */
export function buyerOf(at: number): number {
  return FIRST_BUYER + Math.floor(at / EACH);
}

function orderAt(at: number, random: Random): OrderData {
  const isSeckill = at % 4 === 3;
  const order_no = `${PREFIX}${String(at).padStart(10, "0")}`;
  const created = FIRST_AT + at * APART_MS;
  const items = Array.from({ length: isSeckill ? 1 : 1 + random(MOST_ITEMS) }, (_, line) =>
    itemOf(order_no, line, random),
  );
  const total = items.reduce((sum, { price_cents, quantity }) => sum + price_cents * quantity, 0);
  const status = stateOf(random(100));
  return {
    order: {
      ...{ order_no, user_id: buyerOf(at), kind: isSeckill ? "seckill" : "normal", status },
      ...{ total_cents: total, created_at: created, pay_before: status === UNPAID ? NEVER_DUE : created + DUE_MS },
      ...endingOf(status, created, order_no),
      ...{ receiver_name: "张三", receiver_mobile: "13800000000", receiver_address: "湖北省洪湖市莲花路1号" },
    },
    items,
  };
}

function stateOf(share: number): number {
  let below = 0;
  for (const [status, of100] of STATES) {
    below += of100;
    if (share < below) return status;
  }
  return COMPLETED;
}

function endingOf(status: number, created: number, orderNo: string): Row {
  const paid = status === PAID || status >= SHIPPED;
  const at = (is: boolean, minutes: number) => (is ? created + minutes * 60_000 : null);
  const sent = status === SHIPPED || status === COMPLETED;
  return {
    ...{ payment_no: paid ? `P${orderNo}` : null, paid_at: at(paid, 1), cancelled_at: at(status === CANCELLED, 15) },
    cancel_reason: status === CANCELLED ? "timeout" : null,
    ...{
      shipped_at: at(sent, 600),
      completed_at: at(status === COMPLETED, 3000),
      refunded_at: at(status === REFUNDED, 60),
    },
  };
}

function itemOf(order_no: string, line_no: number, random: Random) {
  const product = FIRST_ID + random(100_000);
  const { things } = pick(random, SHELVES);
  return {
    ...{ order_no, line_no, sku_id: product * 10, product_id: product, sku_name: pick(random, PACKS) },
    ...{ product_name: `${pick(random, PLACES)}${pick(random, QUALITIES)}${pick(random, things)}` },
    ...{ picture: "/pictures/1.svg", price_cents: 199 + random(5000), quantity: 1 + random(3) },
  };
}
