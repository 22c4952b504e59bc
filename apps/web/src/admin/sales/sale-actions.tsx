import { useTranslation } from "react-i18next";
import type { StaffSale } from "./sale.ts";

interface SaleActionsProps {
  sale: StaffSale;
  onAsk: (deed: "start" | "stop", sale: StaffSale) => void;
}

/** What can be done with a sale as it stands; nothing with one that was opened by hand, or is over. */
export function SaleActions({ sale, onAsk }: SaleActionsProps) {
  const { t } = useTranslation("trade");
  const name = `${sale.product_name} ${sale.sku_name}`;
  const isPlanned = sale.state === "planned";
  if (sale.id === 0 || (!isPlanned && sale.state !== "running")) return null;
  return (
    <span className="row end">
      {isPlanned ? (
        <button
          type="button"
          className="button plain small"
          aria-label={t("startOf", { name })}
          onClick={() => onAsk("start", sale)}
        >
          {t("start")}
        </button>
      ) : null}
      <button
        type="button"
        className="button quiet small risky"
        aria-label={isPlanned ? t("callOffOf", { name }) : t("stopOf", { name })}
        onClick={() => onAsk("stop", sale)}
      >
        {isPlanned ? t("callOff") : t("stop")}
      </button>
    </span>
  );
}
