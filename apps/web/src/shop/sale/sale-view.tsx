import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { shopClock } from "../../time/shop-time.ts";
import { Price } from "../../ui/price.tsx";
import { toast } from "../../ui/toasts.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { BuyPanel } from "./buy-panel.tsx";
import { DeliverTo } from "./deliver-to.tsx";
import { SaleAnnouncer } from "./sale-announcer.tsx";
import { SaleClock } from "./sale-clock.tsx";
import { StockLeft } from "./stock-left.tsx";
import { useSale, type SaleView as View } from "./use-sale.ts";
import type { Sale } from "./use-sales.ts";
import "./sale-view.css";

/** A sale and the button to win a piece of it. Mount it anew for another SKU or buyer. */
export function SaleView({ listed }: { listed: Sale }) {
  const { t } = useTranslation("sale");
  const view = useSale(listed);
  const { sale, live, attempt } = view;
  useTitle(listed.product_name);
  useOnToPaying(attempt);
  if (!sale) return null;
  return (
    <article className="sale-view">
      <img className="sale-picture" src={listed.picture} alt="" width="640" height="480" />
      <div className="panel stack">
        <div>
          <h1>{listed.product_name}</h1>
          <p className="soft">{listed.sku_name}</p>
        </div>
        <p className="sale-price">
          <Price cents={listed.price_cents} />
          <span className="soft">{t("perBuyer", { count: listed.limit_per_user })}</span>
        </p>
        <SaleClock {...sale} stopped={view.button === "over"} />
        <StockLeft {...sale} nowMs={shopClock.now()} />
        <BuyPanel view={view} perBuyer={listed.limit_per_user} />
        {live === false ? <p className="note warn">{t("notLive")}</p> : null}
        <DeliverTo />
        <p className="row">
          <Link to={`/products/${listed.product_id}`}>{t("usualPrice")}</Link>
          <Link to="/sale">{t("allSales")}</Link>
        </p>
      </div>
      <SaleAnnouncer view={view} />
    </article>
  );
}

/** Whoever has won an order goes straight to paying it. */
function useOnToPaying(attempt: View["attempt"]): void {
  const { t } = useTranslation("sale");
  const navigate = useNavigate();
  const orderNo = attempt.at === "won" ? attempt.orderNo : undefined;
  useEffect(() => {
    if (orderNo === undefined) return;
    toast(t("wonToast"));
    void navigate(`/pay/${orderNo}`);
  }, [orderNo, navigate, t]);
}
