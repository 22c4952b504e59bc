import assert from "node:assert/strict";
import { test } from "node:test";
import { type GetOrderStatisticsRequest, OrderStatus } from "@mall/contracts/order";
import { AppError, fail } from "@mall/kernel";
import { dateOf, startOfDay } from "./domain/days.ts";
import { call, NOW, openAdmin } from "./fake-services.fixture.ts";

const TODAY = Date.UTC(2026, 0, 1, 16);
const DAY_MS = 24 * 60 * 60 * 1000;

/** Services with some figures; `asked` is how often the orders were looked at. */
function played() {
  const asked: GetOrderStatisticsRequest[] = [];
  const days = [
    { orders: 3, paidOrders: 2, salesCents: 300 },
    { orders: 1, paidOrders: 1, salesCents: 100 },
  ];
  const services = {
    orders: {
      getOrderStatistics: async (request: GetOrderStatisticsRequest) => {
        asked.push(request);
        return {
          statuses: [
            { status: OrderStatus.ORDER_STATUS_UNPAID, orders: 4 },
            { status: OrderStatus.ORDER_STATUS_REFUNDED, orders: 2 },
          ],
          ...{ salesCents: 1000, days },
          products: [
            { productId: 1, units: 2, salesCents: 100 },
            { productId: 2, units: 1, salesCents: 240 },
            { productId: 3, units: 1, salesCents: 60 },
          ],
        };
      },
    },
    users: { getUserStatistics: async () => ({ users: 9, disabled: 1, registered: [5, 4] }) },
    products: {
      getCatalogueStatistics: async () => ({ products: 30, skus: 40, outOfStock: 2 }),
      getProductCategories: async () => ({
        products: [
          { productId: 1, categoryId: 1 },
          { productId: 2, categoryId: 2 },
        ],
      }),
    },
  };
  return { services, asked };
}

test("days begin and end at midnight in China", () => {
  assert.deepEqual([startOfDay(NOW), startOfDay(TODAY), startOfDay(TODAY - 1)], [TODAY, TODAY, TODAY - DAY_MS]);
  assert.deepEqual([dateOf(TODAY), dateOf(TODAY - 1)], ["2026-01-02", "2026-01-01"]);
});

test("the dashboard puts the figures of all services together", async () => {
  const { services, asked } = played();
  const { service } = await openAdmin([], services);
  const { statuses, categories, trend, ...figures } = await service.getDashboard({ days: 2 }, call);
  assert.deepEqual(asked, [{ firstDayMs: TODAY - DAY_MS, days: 2 }]);
  assert.deepEqual(figures, {
    ...{ nowMs: NOW, totalSalesCents: 1000, orders: 6, users: 9, disabledUsers: 1 },
    ...{ products: 30, skus: 40, outOfStock: 2 },
  });
  assert.deepEqual(
    statuses.map(({ status, count }) => [status, count]),
    [
      [0, 4],
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 2],
    ],
  );
  assert.deepEqual(categories, [
    { categoryId: 2, name: "水果", nameEn: "Fruit", salesCents: 240, units: 1, share: 0.6 },
    { categoryId: 1, name: "蔬菜", nameEn: "Vegetables", salesCents: 100, units: 2, share: 0.25 },
    { categoryId: 0, name: "", nameEn: "", salesCents: 60, units: 1, share: 0.15 },
  ]);
  assert.deepEqual(trend, [
    { date: "2026-01-01", orders: 3, paidOrders: 2, salesCents: 300, newUsers: 5 },
    { date: "2026-01-02", orders: 1, paidOrders: 1, salesCents: 100, newUsers: 4 },
  ]);
});

test("who asks the same at a time shares one look, and the next one is a new look", async () => {
  const { services, asked } = played();
  const { service, clock } = await openAdmin([], services);
  await Promise.all([service.getDashboard({ days: 2 }, call), service.getDashboard({ days: 2 }, call)]);
  assert.equal(asked.length, 1);
  await service.getDashboard({ days: 3 }, call);
  assert.equal(asked.length, 2);
  clock.advance(1000);
  await service.getDashboard({ days: 2 }, call);
  assert.equal(asked.length, 3);
});

test("a look that takes long is kept for long", async () => {
  const { services, asked } = played();
  let advance = (_: number) => {};
  const { service, clock } = await openAdmin([], {
    ...services,
    users: {
      getUserStatistics: async () => {
        advance(500);
        return { users: 0, disabled: 0, registered: [] };
      },
    },
  });
  advance = (ms) => clock.advance(ms);
  await service.getDashboard({ days: 2 }, call);
  clock.advance(9999);
  await service.getDashboard({ days: 2 }, call);
  assert.equal(asked.length, 1);
  clock.advance(1);
  await service.getDashboard({ days: 2 }, call);
  assert.equal(asked.length, 2);
});

test("a service that is away is named, and asked again the next time", async () => {
  const { services } = played();
  let away = true;
  const getUserStatistics = async () => {
    if (away) throw fail("service_unavailable");
    return { users: 1, disabled: 0, registered: [0] };
  };
  const { service } = await openAdmin([], { ...services, users: { getUserStatistics } });
  await assert.rejects(
    async () => await service.getDashboard({ days: 1 }, call),
    (error) =>
      error instanceof AppError && error.slug === "figures_unavailable" && error.params?.service === "user-service",
  );
  away = false;
  assert.equal((await service.getDashboard({ days: 1 }, call)).users, 1);
});

test("other numbers of days are refused", async () => {
  const { service } = await openAdmin([], played().services);
  for (const days of [0, -1, 367]) {
    await assert.rejects(
      async () => await service.getDashboard({ days }, call),
      (error) => error instanceof AppError && error.slug === "invalid_input" && error.field === "days",
    );
  }
});
