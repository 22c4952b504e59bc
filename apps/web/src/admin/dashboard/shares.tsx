import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { bigYuan, count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Empty } from "../../ui/empty.tsx";
import { Meter } from "../../ui/meter.tsx";
import { OrderBadge } from "../../ui/order-badge.tsx";
import type { Dashboard } from "../back-office.ts";

/** How much of the sales each category makes. */
export function CategoryShares({ categories }: Pick<Dashboard, "categories">) {
  const { t } = useTranslation("admin", { keyPrefix: "dashboard" });
  const own = language();
  return (
    <section className="panel" aria-labelledby="shares">
      <h2 id="shares">{t("categories")}</h2>
      {categories.every(({ units }) => units === 0) ? (
        <Empty title={t("noSales")}>
          <p>{t("noSalesHint")}</p>
        </Empty>
      ) : (
        <ul className="shares">
          {categories.map(({ category_id, name, name_en, share, sales_cents, units }) => (
            <li key={category_id}>
              <span>{own === "en" ? name_en : name}</span>
              <span className="soft">
                {bigYuan(sales_cents, own)} · {t("units", { pieces: count(units, own) })} · {Math.round(share * 100)}%
              </span>
              <Meter
                share={share}
                label={t("share", { name: own === "en" ? name_en : name, percent: Math.round(share * 100) })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How many orders are in each state; leads to them. */
export function OrdersByStatus({ orders: { by_status: states } }: Pick<Dashboard, "orders">) {
  const { t } = useTranslation(["admin", "common"]);
  const most = Math.max(1, ...states.map((each) => each.count));
  return (
    <section className="panel" aria-labelledby="by-status">
      <h2 id="by-status">{t("admin:dashboard.byStatus")}</h2>
      <ul className="shares">
        {states.map(({ status, count: orders }) => (
          <li key={status}>
            <Link to={`/admin/orders?status=${status}`}>
              <OrderBadge status={status} />
            </Link>
            <span className="soft">{count(orders, language())}</span>
            <Meter
              share={orders / most}
              label={t("admin:dashboard.stateShare", {
                name: t(`common:orderStatus.${status}` as "common:orderStatus.0"),
                count: orders,
              })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
