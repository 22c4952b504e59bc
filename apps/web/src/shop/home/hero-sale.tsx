import { Zap } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Countdown } from "../../time/countdown.tsx";
import { Price } from "../../ui/price.tsx";
import type { LiveSale, SaleAction } from "../sale/attempt.ts";
import { phaseOf } from "../sale/sale-order.ts";
import { useLiveSale } from "../sale/use-live-sale.ts";
import type { Sale } from "../sale/use-sales.ts";
import { HeroStock } from "./hero-stock.tsx";

/** A sale that is on or comes next, with its time and what is left of it. `now`: the shop's time in epoch milliseconds. */
export function HeroSale({ sale, now }: { sale: Sale; now: number }) {
  const { t } = useTranslation("catalogue");
  const live = useFigures(sale.sku_id);
  const running = phaseOf(sale, now) === "running";
  const remaining = live?.remaining ?? sale.remaining;
  const soldOut = running && remaining <= 0;
  return (
    <section className="hero on-sale" aria-label={t("flashSale")}>
      <div className="hero-words">
        <p className="hero-tag">
          <Zap size={18} fill="currentColor" aria-hidden="true" /> {running ? t("heroOn") : t("heroNext")}
        </p>
        <h1>{sale.product_name}</h1>
        <p className="hero-price">
          <Price cents={sale.price_cents} /> <span>{sale.sku_name}</span>
        </p>
        <HeroTime sale={sale} running={running} />
        <HeroStock remaining={remaining} stock={live?.stock ?? sale.stock} />
        <div className="row">
          <Link className="button flash" to={`/sale/${sale.sku_id}`}>
            {soldOut ? t("heroSoldOut") : running ? t("toSale") : t("heroSee")}
          </Link>
          <Link className="button plain" to="/sale">
            {t("heroAll")}
          </Link>
        </div>
      </div>
      <Link className="hero-picture" to={`/sale/${sale.sku_id}`} tabIndex={-1} aria-hidden="true">
        <img src={sale.picture} alt="" width="400" height="400" />
      </Link>
    </section>
  );
}

/** How long until it begins or ends; nothing for a sale without an end. */
function HeroTime({ sale, running }: { sale: Sale; running: boolean }) {
  const { t } = useTranslation("catalogue");
  const to = running ? sale.end_ms : sale.start_ms;
  if (to === 0) return null;
  const label = running ? t("heroEnds") : t("heroBegins");
  return (
    <p className="hero-time">
      <span>{label}</span> <Countdown to={to} label={label} />
    </p>
  );
}

/** The newest figures of the sale of a SKU; undefined until the first arrive. */
function useFigures(skuId: number): LiveSale | undefined {
  const [figures, setFigures] = useState<LiveSale>();
  const take = useCallback((action: SaleAction) => {
    if (action.type === "sale") setFigures(action.sale);
  }, []);
  useLiveSale(skuId, take);
  return figures;
}
