import type { LiveSale } from "../api/types.ts";

/** A look at a sale. */
export interface SalePoint {
  /** Since the crowd began to come. */
  seconds: number;
  remaining: number | null;
  won: number;
  landed: number;
  limited: number;
}

/** The course of one sale. */
export interface SaleHistory {
  saleId: number;
  points: SalePoint[];
}

/** Points that are kept: of a longer sale every other one is dropped, so that it is always seen from its beginning. */
export const MOST_POINTS = 480;

/** No sale was seen yet. */
export const NO_HISTORY: SaleHistory = { saleId: 0, points: [] };

/** Takes a look, at a time in milliseconds since the epoch. Another sale begins anew; once it is over nothing is added. */
export function addLook({ saleId, points }: SaleHistory, sale: LiveSale, now: number): SaleHistory {
  const before = saleId === sale.id ? points : [];
  const isUnderWay = sale.started_ms !== null && (sale.phase === "running" || sale.phase === "settling");
  const last = before.at(-1);
  const seconds = isUnderWay ? Math.max(0, (now - (sale.started_ms ?? now)) / 1000) : (last?.seconds ?? 0);
  const ends = sale.phase === "done" && last !== undefined;
  if (!isUnderWay && !ends) return { saleId: sale.id, points: before };
  // The end changes the last figures, not the time.
  const kept = last && seconds <= last.seconds ? before.slice(0, -1) : before;
  return { saleId: sale.id, points: thinned([...kept, pointOf(sale, seconds)]) };
}

const pointOf = ({ remaining, crowd, orders }: LiveSale, seconds: number): SalePoint => ({
  ...{ seconds, remaining, won: crowd.won, landed: orders.landed, limited: crowd.limited },
});

const thinned = (points: SalePoint[]): SalePoint[] =>
  points.length <= MOST_POINTS ? points : points.filter((_, place) => place % 2 === 0 || place === points.length - 1);
