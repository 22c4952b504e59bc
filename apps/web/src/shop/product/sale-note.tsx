import { Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Countdown } from "../../time/countdown.tsx";
import { useNow } from "../../time/use-countdown.ts";
import { phaseOf, saleOf } from "../sale/sale-order.ts";
import { useSales } from "../sale/use-sales.ts";

/** Says when a SKU is in a flash sale, or will be, and leads to it; nothing where it is not. */
export function SaleNote({ skuId }: { skuId: number }) {
  const { t } = useTranslation("catalogue");
  const { data = [] } = useSales();
  const now = useNow();
  const sale = saleOf(data, skuId, now);
  const phase = sale && phaseOf(sale, now);
  if (!sale || phase === "over") return null;
  const [until, label] = phase === "running" ? [sale.end_ms, t("heroEnds")] : [sale.start_ms, t("heroBegins")];
  return (
    <aside className="sale-note" aria-label={t("flashSale")}>
      <Zap size={22} fill="currentColor" aria-hidden="true" />
      <p>
        <strong>{phase === "running" ? t("inSale") : t("inSaleSoon")}</strong>
        <span>
          {t("heroLeft", { left: sale.remaining, stock: sale.stock })}
          {until === 0 ? null : (
            <>
              {" · "}
              {label} <Countdown to={until} label={label} />
            </>
          )}
        </span>
      </p>
      <Link className="button flash" to={`/sale/${skuId}`}>
        {t("toSale")}
      </Link>
    </aside>
  );
}
