import { Type } from "typebox";
import { cents } from "./fields.ts";

const count = Type.Integer({ minimum: 0 });

const statusCount = Type.Object({
  status: Type.Integer({
    minimum: 0,
    maximum: 5,
    description: "0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded.",
  }),
  count,
});

const categorySales = Type.Object({
  category_id: Type.Integer({ description: "0: products that are gone." }),
  name: Type.String(),
  name_en: Type.String(),
  sales_cents: cents,
  units: count,
  share: Type.Number({ minimum: 0, maximum: 1, description: "Of the sales of all categories." }),
});

const day = Type.Object({
  date: Type.String({ description: "YYYY-MM-DD, China Standard Time." }),
  orders: Type.Integer({ description: "Made that day." }),
  paid_orders: Type.Integer({ description: "Paid that day and not refunded since." }),
  sales_cents: Type.Integer({ description: "Integer cents: what was paid for those." }),
  new_users: count,
});

/** The figures of the dashboard in answers. */
export const dashboard = Type.Object({
  now_ms: Type.Integer({ description: "The server's clock." }),
  sales: Type.Object(
    { total_cents: cents, today_cents: cents },
    { description: "Paid and not refunded, by the day of the payment." },
  ),
  orders: Type.Object({ total: count, today: count, by_status: Type.Array(statusCount) }),
  users: Type.Object({ total: count, today: count, disabled: count }),
  products: Type.Object({
    total: Type.Integer({ description: "On sale." }),
    skus: count,
    out_of_stock: Type.Integer({ description: "SKUs without a free unit." }),
  }),
  categories: Type.Array(categorySales, { description: "Over the days of the trend, the best first." }),
  trend: Type.Array(day, { description: "The oldest day first; the last one is today." }),
});
