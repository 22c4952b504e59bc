import { useTranslation } from "react-i18next";
import { bigYuan, count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Chart } from "../../ui/chart/chart.tsx";
import type { Dashboard } from "../back-office.ts";

/** Orders and sales of each day. */
export function Trend({ trend }: Pick<Dashboard, "trend">) {
  const { t } = useTranslation("admin", { keyPrefix: "dashboard" });
  const own = language();
  const pieces = (value: number) => count(Math.round(value), own);
  const whole = (value: number) => (Number.isInteger(value) ? count(value, own) : "");
  const values = (name: "orders" | "paid_orders" | "sales_cents" | "new_users") => trend.map((day) => day[name]);
  return (
    <section className="panel" aria-labelledby="trend">
      <h2 id="trend">{t("trend")}</h2>
      <Chart
        label={t("trend")}
        xLabel={t("date")}
        x={trend.map((_, day) => day)}
        xFormat={(day) => trend[day]?.date.slice(5) ?? ""}
        series={[
          {
            label: t("ordersMade"),
            values: values("orders"),
            tone: "green",
            kind: "bars",
            format: pieces,
            axisFormat: whole,
          },
          { label: t("ordersPaid"), values: values("paid_orders"), tone: "blue", format: pieces, axisFormat: whole },
          { label: t("newUsers"), values: values("new_users"), tone: "amber", format: pieces, axisFormat: whole },
          {
            ...{ label: t("sales"), values: values("sales_cents"), tone: "flash", right: true },
            format: (cents) => bigYuan(cents, own),
            axisFormat: (cents) => `¥${count(Math.round(cents / 100), own)}`,
          },
        ]}
      />
    </section>
  );
}
