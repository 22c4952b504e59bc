import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { bigYuan, count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import type { Dashboard } from "../back-office.ts";

/** The four figures at the top, each with what belongs to it. */
export function Cards({ sales, orders, users, products }: Dashboard) {
  const { t } = useTranslation("admin", { keyPrefix: "dashboard" });
  const own = language();
  const today = (value: string) => `${t("today")} ${value}`;
  const { out_of_stock: out, skus } = products;
  return (
    <ul className="dashboard-cards">
      <Card label={t("sales")} value={bigYuan(sales.total_cents, own)}>
        {today(bigYuan(sales.today_cents, own))}
      </Card>
      <Card label={t("orders")} value={count(orders.total, own)} to="/admin/orders">
        {today(count(orders.today, own))}
      </Card>
      <Card label={t("users")} value={count(users.total, own)} to="/admin/users">
        {today(count(users.today, own))} · {t("disabledUsers", { count: users.disabled })}
      </Card>
      <Card label={t("products")} value={count(products.total, own)} to="/admin/products">
        {t("skus", { count: skus })} · {out > 0 ? t("outOfStock", { count: out }) : t("allInStock")}
      </Card>
    </ul>
  );
}

interface CardProps {
  label: string;
  value: string;
  to?: string;
  children: ReactNode;
}

function Card({ label, value, to, children }: CardProps) {
  return (
    <li className="panel">
      <span className="soft">{to ? <Link to={to}>{label}</Link> : label}</span>
      <strong>{value}</strong>
      <small className="soft">{children}</small>
    </li>
  );
}
