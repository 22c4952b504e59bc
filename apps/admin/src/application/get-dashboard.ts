import type { CategorySales, Day, GetDashboardResponse, StatusCount } from "@mall/contracts/admin";
import type { GetOrderStatisticsResponse } from "@mall/contracts/order";
import { type Clock, fail } from "@mall/kernel";
import { DAY_MS, dateOf, startOfDay } from "../domain/days.ts";
import { type Figures, gatherFigures, type Sources } from "./gather-figures.ts";

const MAX_DAYS = 366;

/** What the dashboard stands on. */
export interface DashboardDependencies {
  sources: Sources;
  clock: Clock;
}

/**
 * Figures of all services, gathered at the same time. @param days of the trend, today included.
 * @throws AppError `figures_unavailable` naming a service that is away; `invalid_input`.
 */
export function getDashboard({ sources, clock }: DashboardDependencies) {
  return async (days: number): Promise<GetDashboardResponse> => {
    if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) {
      throw fail("invalid_input", { field: "days", params: { reason: `must be 1..${MAX_DAYS}` } });
    }
    const nowMs = clock.now();
    const firstDayMs = startOfDay(nowMs) - (days - 1) * DAY_MS;
    const figures = await gatherFigures(sources, { firstDayMs, days });
    const { orders, users, catalogue } = figures;
    return {
      nowMs,
      ...{ totalSalesCents: orders.salesCents, orders: sumOf(orders.statuses.map((each) => each.orders)) },
      ...{ statuses: statusesOf(orders), users: users.users, disabledUsers: users.disabled },
      ...{ products: catalogue.products, skus: catalogue.skus, outOfStock: catalogue.outOfStock },
      ...{ categories: categoriesOf(figures), trend: trendOf(figures, firstDayMs) },
    };
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** Of the shop's JSON: 0 unpaid to 5 refunded. On the wire 0 says nothing, so that there all are one more. */
const STATUSES = [0, 1, 2, 3, 4, 5];

function statusesOf({ statuses }: GetOrderStatisticsResponse): StatusCount[] {
  const counts = new Map<number, number>(statuses.map(({ status, orders }) => [status - 1, orders]));
  return STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

function trendOf({ orders, users }: Figures, firstDayMs: number): Day[] {
  return orders.days.map((day, at) => ({
    ...{ date: dateOf(firstDayMs + at * DAY_MS), ...day, newUsers: users.registered[at] ?? 0 },
  }));
}

function categoriesOf({ orders, shelves, shelfOf }: Figures): CategorySales[] {
  const all = sumOf(orders.products.map(({ salesCents }) => salesCents));
  const byShelf = Map.groupBy(orders.products, ({ productId }) => shelfOf.get(productId) ?? 0);
  const rows = [...byShelf].map(([categoryId, own]) => {
    const salesCents = sumOf(own.map((each) => each.salesCents));
    const { name = "", nameEn = "" } = shelves.get(categoryId) ?? {};
    const units = sumOf(own.map((each) => each.units));
    return { categoryId, name, nameEn, salesCents, units, share: all === 0 ? 0 : salesCents / all };
  });
  return rows.sort((left, right) => right.salesCents - left.salesCents || left.categoryId - right.categoryId);
}
