import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../ui/chart/chart.tsx";
import { ms, short } from "./figures.ts";
import type { LivePoint } from "./live-history.ts";

const clock = (seconds: number): string => new Date(seconds * 1000).toLocaleTimeString("en-GB");

/** Traffic and latency of the last five minutes. */
export function LiveCharts({ points }: { points: readonly LivePoint[] }) {
  const { t } = useTranslation("overview");
  const lines = useMemo(
    () => ({
      x: points.map(({ at }) => at),
      requests: points.map((each) => each.requests),
      refused: points.map((each) => each.refused),
      p50: points.map((each) => each.p50),
      p95: points.map((each) => each.p95),
      p99: points.map((each) => each.p99),
    }),
    [points],
  );
  const common = { x: lines.x, xFormat: clock, xLabel: t("time"), height: 220 };
  return (
    <div className="overview-halves">
      <section className="panel">
        <h2>{t("traffic")}</h2>
        <Chart
          {...common}
          label={t("trafficLabel")}
          series={[
            { label: t("requests"), values: lines.requests, tone: "green", format: short },
            { label: t("refused"), values: lines.refused, tone: "flash", format: short },
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t("latency")}</h2>
        <Chart
          {...common}
          label={t("latencyLabel")}
          series={[
            { label: t("half"), values: lines.p50, tone: "green", format: ms },
            { label: t("p95"), values: lines.p95, tone: "amber", format: ms },
            { label: t("p99"), values: lines.p99, tone: "flash", format: ms },
          ]}
        />
      </section>
    </div>
  );
}
