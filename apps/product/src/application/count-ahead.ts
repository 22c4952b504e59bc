import type { Clock } from "@mall/kernel";
import { attemptOfOrderNo, type ClaimState } from "../domain/seckill.ts";
import { MAX_RECORDS, type OrderRecords } from "./ports/order-records.ts";
import type { SeckillBooks } from "./ports/seckill-books.ts";
import type { SeckillClaim } from "./ports/seckill-stock.ts";

export interface CountAheadDependencies {
  books: Pick<SeckillBooks, "unsettled">;
  orders: Pick<OrderRecords, "describe">;
  clock: Clock;
}

/** Milliseconds for which a look is good: whoever waits asks often, and one look serves all who wait for a SKU. */
const GOOD_FOR_MS = 200;

const OPEN: readonly ClaimState[] = ["pending", "handed_on"];

interface Look {
  at: number;
  /** When those places were won that are not orders yet; epoch milliseconds, about. */
  waiting: Promise<number[]>;
}

/**
 * Counts the places of the same SKU that were won before a claim and are not orders yet. An estimate: it looks at the last
 * 500 places that are neither paid nor given back, goes by the millisecond they were won in, and is some 200 ms old. While
 * the order service does not tell which of them are orders, all of them count.
 */
export function countAhead({ books, orders, clock }: CountAheadDependencies) {
  const looks = new Map<number, Look>();

  const look = async (skuId: number): Promise<number[]> => {
    const orderNos = await books.unsettled(skuId, MAX_RECORDS);
    const records = await orders.describe(orderNos).catch(() => undefined);
    const waits = (orderNo: string) => ["unknown", "placing"].includes(records?.get(orderNo)?.fate ?? "unknown");
    return orderNos.filter(waits).map((orderNo) => attemptOfOrderNo(orderNo) ?? 0);
  };
  const lately = (skuId: number): Promise<number[]> => {
    const now = clock.now();
    const known = looks.get(skuId);
    if (known && Math.abs(now - known.at) < GOOD_FOR_MS) return known.waiting;
    const waiting = look(skuId);
    looks.set(skuId, { at: now, waiting });
    // What failed is asked for again at once.
    waiting.catch(() => looks.delete(skuId));
    return waiting;
  };

  return async ({ skuId, orderNo, state }: SeckillClaim): Promise<number> => {
    const own = attemptOfOrderNo(orderNo);
    if (own === undefined || !OPEN.includes(state)) return 0;
    return (await lately(skuId)).filter((attempt) => attempt < own).length;
  };
}
