import { useTranslation } from "react-i18next";
import type { LiveSale } from "../api/types.ts";

/** What became of the orders, and how long buyers waited for an answer. */
export function OrdersAndLatency({ orders, latency }: Pick<LiveSale, "orders" | "latency">) {
  const { t } = useTranslation("liveSale");
  const orderCounts = (["unpaid", "paid", "cancelled"] as const).map((name) => [t(`orders.${name}`), orders[name]]);
  const times = (["p50", "p95", "p99"] as const).map((name) => [t(`latency.${name}`), msOf(latency[`${name}_ms`])]);
  return (
    <div className="small-figures">
      <Figures title={t("orders.title")} figures={orderCounts} />
      <Figures title={t("latency.title")} figures={times} />
    </div>
  );
}

function Figures({ title, figures }: { title: string; figures: (string | number | undefined)[][] }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const msOf = (ms: number): string => (ms === 0 ? "–" : `${ms < 100 ? ms.toFixed(1) : Math.round(ms)} ms`);
