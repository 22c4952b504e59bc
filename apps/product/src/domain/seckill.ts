/** How an attempt to take a place ended. */
export type ReserveOutcome = { kind: "reserved"; orderNo: string } | Refusal;

/** Why a buyer gets no place. `orderNo` is the place the buyer holds already. */
export type Refusal =
  | { kind: "not_started" }
  | { kind: "ended" }
  | { kind: "already_bought"; orderNo: string }
  | { kind: "sold_out" };

/** Where a won place stands. `released`: the unit is back on sale. */
export type ClaimState = "pending" | "handed_on" | "sold" | "released";

/** A sale as far as an attempt has to know it. */
export interface SaleTerms {
  /** Units left. */
  free: number;
  /** Epoch milliseconds; the first at which a place can be won. */
  startsAt: number;
  /** Epoch milliseconds; the first at which none can be won. Undefined: the sale ends when it is sold out. */
  endsAt: number | undefined;
  /** Places one buyer may hold at a time. */
  limitPerUser: number;
}

/** The places a buyer holds in a sale. */
export interface HeldPlaces {
  count: number;
  /** Order number of one of them; empty when there is none. */
  orderNo: string;
}

/**
 * Why this buyer gets no place now, or undefined when one is theirs. The order is part of the rule: a buyer who holds
 * a place must read "already bought" and not "sold out", and nobody learns before the start how many are left.
 */
export function refusalOf(sale: SaleTerms | undefined, held: HeldPlaces, now: number): Refusal | undefined {
  if (!sale || now < sale.startsAt) return { kind: "not_started" };
  if (sale.endsAt !== undefined && now >= sale.endsAt) return { kind: "ended" };
  if (held.count >= sale.limitPerUser) return { kind: "already_bought", orderNo: held.orderNo };
  if (sale.free <= 0) return { kind: "sold_out" };
  return undefined;
}

/**
 * The order number of an attempt: `SK-<user>-<sku>-<attempt>`, the attempt being the millisecond in base 36. When
 * the buyer has that number from an earlier attempt, the next free one is taken: a number is never used twice.
 */
export function seckillOrderNo(
  userId: number,
  skuId: number,
  now: number,
  isTaken: (orderNo: string) => boolean,
): string {
  for (let attempt = now; ; attempt += 1) {
    const orderNo = `SK-${userId}-${skuId}-${attempt.toString(36)}`;
    if (!isTaken(orderNo)) return orderNo;
  }
}

/** The SKU in an order number of a flash sale; undefined when it is none. */
export function skuOfOrderNo(orderNo: string): number | undefined {
  const [, skuId] = /^SK-\d+-([1-9]\d{0,15})-[0-9a-z]+$/.exec(orderNo) ?? [];
  return skuId === undefined ? undefined : Number(skuId);
}

/** When the place of an order number was won, about: the millisecond of its attempt; undefined when it is no such number. */
export function attemptOfOrderNo(orderNo: string): number | undefined {
  const [, attempt] = /^SK-\d+-\d+-([0-9a-z]{1,10})$/.exec(orderNo) ?? [];
  return attempt === undefined ? undefined : Number.parseInt(attempt, 36);
}
