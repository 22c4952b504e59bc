import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { SaleSections } from "../sale/sale-sections.tsx";
import { useSales } from "../sale/use-sales.ts";

/** The flash sales that are on, planned and just over. */
export default function SalesPage() {
  const { t } = useTranslation("sale");
  const sales = useSales();
  useTitle(t("title"));
  return (
    <div className="stack">
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </div>
      <Asked query={sales} lines={2}>
        {(found) => <SaleSections sales={found} />}
      </Asked>
    </div>
  );
}
