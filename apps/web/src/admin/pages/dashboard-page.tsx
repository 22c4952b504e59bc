import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { language } from "../../i18n/language.ts";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { backOffice, type Dashboard } from "../back-office.ts";
import { Cards } from "../dashboard/cards.tsx";
import { CategoryShares, OrdersByStatus } from "../dashboard/shares.tsx";
import { Trend } from "../dashboard/trend.tsx";
import "../dashboard/dashboard.css";

/** Milliseconds between two looks. */
const EVERY_MS = 10_000;

/** How the shop does, refreshed by itself. */
export default function DashboardPage() {
  const { t } = useTranslation("admin");
  useTitle(t("pages.dashboard"));
  const query = useQuery({
    queryKey: ["admin", "dashboard"],
    queryFn: backOffice.dashboard,
    refetchInterval: EVERY_MS,
  });
  return (
    <>
      <div className="page-head">
        <h1>{t("pages.dashboard")}</h1>
        <span className="soft">{query.data ? t("dashboard.updated", { time: clock(query.data) }) : null}</span>
      </div>
      <Asked query={query} lines={4}>
        {(data) => (
          <div className="stack">
            <Cards {...data} />
            <Trend trend={data.trend} />
            <div className="dashboard-pair">
              <CategoryShares categories={data.categories} />
              <OrdersByStatus orders={data.orders} />
            </div>
          </div>
        )}
      </Asked>
    </>
  );
}

const clock = ({ now_ms }: Dashboard): string =>
  new Date(now_ms).toLocaleTimeString(language() === "zh" ? "zh-CN" : "en-GB", { hour12: false });
