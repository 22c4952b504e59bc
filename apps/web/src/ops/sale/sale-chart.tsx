import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Chart } from "../../ui/chart/chart.tsx";
import type { SalePoint } from "./sale-history.ts";

/** Stock, places and orders over the seconds of the sale. */
export function SaleChart({ points }: { points: readonly SalePoint[] }) {
  const { t } = useTranslation(["liveSale", "ops"]);
  const [x, remaining, won, landed] = useMemo(
    () => [
      points.map(({ seconds }) => seconds),
      points.map((each) => each.remaining),
      points.map((each) => each.won),
      points.map((each) => each.landed),
    ],
    [points],
  );
  const format = (value: number) => count(Math.round(value), language());
  return (
    <section className="panel" aria-labelledby="sale-chart-title">
      <h2 id="sale-chart-title">{t("liveSale:chart.title")}</h2>
      {points.length < 2 ? (
        <p className="soft sale-chart-empty">{t("liveSale:chart.empty")}</p>
      ) : (
        <Chart
          label={t("liveSale:chart.label")}
          x={x}
          xLabel={t("liveSale:chart.time")}
          xFormat={(seconds) => t("ops:seconds", { count: Number(seconds.toFixed(1)) })}
          series={[
            { label: t("liveSale:chart.remaining"), values: remaining, tone: "flash", format },
            { label: t("liveSale:chart.won"), values: won, tone: "amber", format },
            { label: t("liveSale:chart.landed"), values: landed, tone: "green", format },
          ]}
        />
      )}
    </section>
  );
}
