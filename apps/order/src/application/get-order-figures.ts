import { fail } from "@mall/kernel";
import type { Days, OrderFigures, OrderStatistics } from "./ports/order-figures.ts";

const MAX_DAYS = 366;

/** Orders and sales as they are now, and day by day. @throws AppError `invalid_input`. */
export function getOrderFigures({ statistics }: { statistics: OrderStatistics }) {
  return async (days: Days): Promise<OrderFigures> => {
    requireWithin("days", days.count, MAX_DAYS);
    requireWithin("first_day_ms", days.firstMs, Number.MAX_SAFE_INTEGER);
    return await statistics.figures(days);
  };
}

function requireWithin(field: string, value: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= 1 && value <= max) return;
  throw fail("invalid_input", { field, params: { reason: `must be 1..${max}` } });
}
