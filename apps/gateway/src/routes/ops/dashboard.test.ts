import assert from "node:assert/strict";
import { test } from "node:test";
import { AdminServiceDefinition, type GetDashboardResponse } from "@mall/contracts/admin";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { fail } from "@mall/kernel";
import { BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

const figures: GetDashboardResponse = {
  ...{ nowMs: 1000, totalSalesCents: 900, orders: 7, users: 5, disabledUsers: 1 },
  ...{ products: 3, skus: 4, outOfStock: 2, statuses: [{ status: 0, count: 7 }] },
  categories: [{ categoryId: 1, name: "蔬菜", nameEn: "Vegetables", salesCents: 90, units: 3, share: 0.75 }],
  trend: [
    { date: "2026-01-01", orders: 1, paidOrders: 1, salesCents: 30, newUsers: 1 },
    { date: "2026-01-02", orders: 2, paidOrders: 1, salesCents: 60, newUsers: 3 },
  ],
};

test("operators see the figures, whose last day is today; without days it is a week", async () => {
  const gateway = await startStaffGateway();
  const asked: number[] = [];
  gateway.play(AdminServiceDefinition, {
    getDashboard: async ({ days }) => {
      asked.push(days);
      if (days === 30) throw fail("figures_unavailable", { params: { service: "order-service" } });
      return figures;
    },
  });
  const told = await gateway.as(OPERATOR, "GET", "ops/dashboard");
  assert.deepEqual(told.json().data, {
    now_ms: 1000,
    sales: { total_cents: 900, today_cents: 60 },
    orders: { total: 7, today: 2, by_status: [{ status: 0, count: 7 }] },
    users: { total: 5, today: 3, disabled: 1 },
    products: { total: 3, skus: 4, out_of_stock: 2 },
    categories: [{ category_id: 1, name: "蔬菜", name_en: "Vegetables", sales_cents: 90, units: 3, share: 0.75 }],
    trend: [
      { date: "2026-01-01", orders: 1, paid_orders: 1, sales_cents: 30, new_users: 1 },
      { date: "2026-01-02", orders: 2, paid_orders: 1, sales_cents: 60, new_users: 3 },
    ],
  });
  const away = await gateway.as(OPERATOR, "GET", "ops/dashboard?days=30");
  assert.deepEqual([away.statusCode, away.json().error], [503, "figures_unavailable"]);
  assert.match(away.json().msg, /order-service/);
  assert.deepEqual(asked, [7, 30]);
  assert.equal((await gateway.as(OPERATOR, "GET", "ops/dashboard?days=0")).statusCode, 400);
  assert.equal((await gateway.as(BUYER, "GET", "ops/dashboard")).statusCode, 403);
  await gateway.close();
});

test("everybody sees the shelves, which are asked for once until the catalogue changes", async () => {
  const gateway = await startStaffGateway();
  let count = 2;
  gateway.play(ProductServiceDefinition, {
    listCategories: async () => ({ categories: [{ category: { id: 1, name: "蔬菜", nameEn: "Vegetables" }, count }] }),
  });
  const shelves = async () => (await gateway.app.inject("/api/v1/product/categories")).json().data.categories;
  const shelf = { id: 1, name: "蔬菜", name_en: "Vegetables" };
  assert.deepEqual(await shelves(), [{ ...shelf, count: 2 }]);
  count = 3;
  assert.deepEqual(await shelves(), [{ ...shelf, count: 2 }]);
  gateway.invalidations.tell("catalogue");
  assert.deepEqual(await shelves(), [{ ...shelf, count: 3 }]);
  await gateway.close();
});
