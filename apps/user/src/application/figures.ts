import type { UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";

const MAX_DAYS = 366;

/** Days of 24 hours, one after the other. */
export interface Days {
  /** When the first begins; epoch milliseconds. */
  firstMs: number;
  count: number;
}

/** Accounts in figures. */
export interface UserFigures {
  users: number;
  disabled: number;
  /** Who registered, day by day. */
  registered: number[];
}

/** What the dashboard shows of accounts. */
export function createFigures(store: {
  figures(days: Days): Promise<UserFigures>;
}): Pick<ServiceImplementation<UserServiceDefinition>, "getUserStatistics"> {
  return {
    getUserStatistics: async ({ firstDayMs: firstMs, days: count }) => {
      requireWithin("days", count, MAX_DAYS);
      requireWithin("first_day_ms", firstMs, Number.MAX_SAFE_INTEGER);
      return await store.figures({ firstMs, count });
    },
  };
}

function requireWithin(field: string, value: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= 1 && value <= max) return;
  throw fail("invalid_input", { field, params: { reason: `must be 1..${max}` } });
}
