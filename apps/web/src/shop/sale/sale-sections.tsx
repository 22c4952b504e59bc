import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { shopClock } from "../../time/shop-time.ts";
import { useReached } from "../../time/use-countdown.ts";
import { Empty } from "../../ui/empty.tsx";
import { SaleCard } from "./sale-card.tsx";
import { sortedSales } from "./sale-order.ts";
import type { Sale } from "./use-sales.ts";

/** The sales by phase; they move from one to the next when their time comes. */
export function SaleSections({ sales }: { sales: Sale[] }) {
  const { t } = useTranslation("sale");
  const now = shopClock.now();
  useReached(nextChange(sales, now));
  const { running, planned, over } = sortedSales(sales, now);
  return (
    <>
      {running.length + planned.length === 0 ? (
        <Empty title={t("none")}>
          <p>{t("noneHint")}</p>
          <Link className="button" to="/">
            {t("browse")}
          </Link>
        </Empty>
      ) : null}
      <Section title={t("running")} sales={running} />
      <Section title={t("planned")} sales={planned} />
      <Section title={t("over")} sales={over} />
    </>
  );
}

function Section({ title, sales }: { title: string; sales: Sale[] }) {
  if (sales.length === 0) return null;
  return (
    <section className="sale-section">
      <h2>{title}</h2>
      <ul className="sale-list">
        {sales.map((each) => (
          <SaleCard key={`${each.sku_id}-${each.start_ms}`} sale={each} />
        ))}
      </ul>
    </section>
  );
}

/** The next moment at which a sale begins or ends. */
function nextChange(sales: Sale[], nowMs: number): number {
  const moments = sales.flatMap(({ start_ms, end_ms }) => [start_ms, end_ms]).filter((each) => each > nowMs);
  return Math.min(Number.MAX_SAFE_INTEGER, ...moments);
}
