import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { useOrder } from "../orders/use-orders.ts";
import { ProviderPage } from "../pay/provider-page.tsx";
import "../pay/pay.css";

/** The payment provider's page: simulated, and says so. */
export default function PayPage() {
  const { t } = useTranslation("buying");
  const names = useParams();
  useTitle(t("payTitle"));
  return (
    <ForBuyers>
      <div className="provider">
        <div className="provider-head">
          <ShieldCheck size={26} aria-hidden="true" />
          <h1>
            {t("providerName")} · {t("payTitle")}
          </h1>
        </div>
        <p className="provider-simulated">{t("simulated")}</p>
        <Pay orderNo={names.orderNo ?? ""} />
      </div>
    </ForBuyers>
  );
}

function Pay({ orderNo }: { orderNo: string }) {
  const order = useOrder(orderNo);
  return (
    <div className={order.data ? "" : "provider-card"}>
      <Asked query={order} lines={1}>
        {(found) => <ProviderPage order={found} />}
      </Asked>
    </div>
  );
}
