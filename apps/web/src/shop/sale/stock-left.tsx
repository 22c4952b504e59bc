import { useTranslation } from "react-i18next";
import { Meter } from "../../ui/meter.tsx";
import { type Period, phaseOf } from "./sale-order.ts";

interface StockLeftProps extends Period {
  remaining: number;
  stock: number;
  nowMs: number;
}

/** How many pieces are left; before the start how many there will be. */
export function StockLeft({ remaining, stock, nowMs, ...period }: StockLeftProps) {
  const { t } = useTranslation("sale");
  const phase = phaseOf(period, nowMs);
  if (phase !== "running") return <p className="soft stock-left">{t("amount", { stock })}</p>;
  return (
    <div className="stock-left">
      <Meter share={stock === 0 ? 0 : remaining / stock} label={t("leftLabel")} />
      <p className="soft">{t("left", { left: remaining, stock })}</p>
    </div>
  );
}
