import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { shopClock } from "../../time/shop-time.ts";
import { Price } from "../../ui/price.tsx";
import { SaleClock } from "./sale-clock.tsx";
import { phaseOf } from "./sale-order.ts";
import { StockLeft } from "./stock-left.tsx";
import type { Sale } from "./use-sales.ts";
import "./sale-card.css";

/** A sale in the list. */
export function SaleCard({ sale }: { sale: Sale }) {
  const { t } = useTranslation("sale");
  const now = shopClock.now();
  const open = phaseOf(sale, now) === "running";
  const soldOut = open && sale.remaining <= 0;
  const name = sale.product_name;
  return (
    <li className="panel sale-card">
      <img src={sale.picture} alt="" loading="lazy" width="400" height="300" />
      <div className="stack">
        <div>
          <h3>{name}</h3>
          <p className="soft">{sale.sku_name}</p>
        </div>
        <div className="row sale-card-price">
          <Price cents={sale.price_cents} />
          {soldOut ? <span className="badge">{t("soldOutShort")}</span> : null}
        </div>
        <SaleClock {...sale} />
        <StockLeft {...sale} nowMs={now} />
        <Link className={open && !soldOut ? "button flash" : "button plain"} to={`/sale/${sale.sku_id}`}>
          {open && !soldOut ? t("goTo", { name }) : t("lookAt", { name })}
        </Link>
      </div>
    </li>
  );
}
