import type { AdminServiceDefinition, GetDashboardResponse } from "@mall/contracts/admin";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { dashboard } from "../../schemas/dashboard.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const DEFAULT_DAYS = 7;
const days = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 366, description: "Days of the trend, today included; default 7." }),
);

/** How the shop does, over all services. */
export function dashboardRoute(app: App, admin: Pick<ServiceClient<AdminServiceDefinition>, "getDashboard">): void {
  app.get(
    "/ops/dashboard",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags: ["operations"],
        summary: "Sales, orders, users and products in figures",
        querystring: Type.Object({ days }),
        response: answers(dashboard, 401, 403),
      },
    },
    async ({ query }) => ok(dashboardJson(await admin.getDashboard({ days: query.days ?? DEFAULT_DAYS }))),
  );
}

function dashboardJson({ statuses, categories, trend, ...found }: GetDashboardResponse) {
  const today = trend.at(-1);
  return {
    now_ms: found.nowMs,
    sales: { total_cents: found.totalSalesCents, today_cents: today?.salesCents ?? 0 },
    orders: { total: found.orders, today: today?.orders ?? 0, by_status: statuses },
    users: { total: found.users, today: today?.newUsers ?? 0, disabled: found.disabledUsers },
    products: { total: found.products, skus: found.skus, out_of_stock: found.outOfStock },
    categories: categories.map(({ categoryId, nameEn, salesCents, ...sales }) => ({
      ...{ ...sales, category_id: categoryId, name_en: nameEn, sales_cents: salesCents },
    })),
    trend: trend.map(({ date, orders, paidOrders, salesCents, newUsers }) => ({
      ...{ date, orders, paid_orders: paidOrders, sales_cents: salesCents, new_users: newUsers },
    })),
  };
}
