import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { useTitle } from "../../ui/use-title.ts";
import { OrderConfirm } from "../orders/order-confirm.tsx";
import { OrderDialog } from "../orders/order-dialog.tsx";
import { OrderFilters } from "../orders/order-filters.tsx";
import { OrderRow } from "../orders/order-row.tsx";
import type { OrderDeed, StaffOrder } from "../orders/staff-order.ts";
import { Listed, PAGE_SIZE } from "../parts/listed.tsx";
import { type Filters, useFilters } from "../parts/use-filters.ts";
import { useList } from "../parts/use-list.ts";
import "../orders/orders.css";

/** Orders of all buyers, and what the staff does with them. */
export default function OrdersPage() {
  const { t } = useTranslation(["fulfilment", "admin"]);
  useTitle(t("admin:pages.orders"));
  const filters = useFilters();
  const asked = questionOf(filters);
  const query = useList("orders", asked, () => shop.get("ops/orders", asked), 10_000);
  const [open, setOpen] = useState<string>();
  const [deed, setDeed] = useState<{ deed: OrderDeed; order: StaffOrder }>();
  const ask = (what: OrderDeed, order: StaffOrder) => setDeed({ deed: what, order });
  // What is open is the order as the list has it now: changed, once something was done with it.
  const opened = query.data?.orders.find((order) => order.order_no === open);
  return (
    <>
      <div className="page-head">
        <h1>{t("admin:pages.orders")}</h1>
      </div>
      <OrderFilters filters={filters} />
      <Listed
        query={query}
        of={({ orders, total }) => ({ rows: orders, total })}
        caption={t("admin:pages.orders")}
        heads={[
          ...[t("orderNo"), t("user"), { label: t("amount"), number: true as const }],
          ...[t("status"), t("created"), { hidden: t("admin:actions") }],
        ]}
        row={(order) => (
          <OrderRow key={order.order_no} order={order} onOpen={({ order_no }) => setOpen(order_no)} onAsk={ask} />
        )}
        filters={filters}
        empty={t("noOrders")}
        emptyHint={t("noOrdersHint")}
      />
      {opened ? <OrderDialog order={opened} onAsk={ask} onClose={() => setOpen(undefined)} /> : null}
      {deed ? <OrderConfirm {...deed} onClose={() => setDeed(undefined)} /> : null}
    </>
  );
}

function questionOf(filters: Filters) {
  const { status, order_no, user_id, seckill } = Object.fromEntries(
    ["status", "order_no", "user_id", "seckill"].map((name) => [name, filters.get(name)]),
  );
  return {
    ...(status ? { status: Number(status) } : {}),
    ...(order_no ? { order_no } : {}),
    ...(user_id ? { user_id: Number(user_id) } : {}),
    ...(seckill ? { seckill: seckill === "true" } : {}),
    ...{ page: filters.page, page_size: PAGE_SIZE },
  };
}
