import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { ConfirmDeed } from "../parts/confirm-deed.tsx";
import type { StaffSale } from "./sale.ts";

interface SaleConfirmProps {
  deed: "start" | "stop";
  sale: StaffSale;
  onClose: () => void;
}

/** Asks before a sale starts before its time, ends, or is called off. */
export function SaleConfirm({ deed, sale, onClose }: SaleConfirmProps) {
  const { t } = useTranslation("trade");
  const name = `${sale.product_name} ${sale.sku_name}`;
  const { id } = sale;
  if (deed === "start") {
    return (
      <ConfirmDeed
        title={t("start")}
        action={t("start")}
        deed={() => shop.post("ops/sales/start", { id })}
        said={t("started")}
        onClose={onClose}
      >
        <p>{t("startHint", { name })}</p>
      </ConfirmDeed>
    );
  }
  const isPlanned = sale.state === "planned";
  return (
    <ConfirmDeed
      title={isPlanned ? t("callOff") : t("stop")}
      action={isPlanned ? t("callOff") : t("stop")}
      dangerous
      deed={() => shop.post("ops/sales/stop", { id })}
      said={t("stopped")}
      onClose={onClose}
    >
      <p>{isPlanned ? t("callOffHint", { name }) : t("stopHint", { name })}</p>
    </ConfirmDeed>
  );
}
