import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { useTitle } from "../../ui/use-title.ts";
import { Listed, PAGE_SIZE } from "../parts/listed.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { lookEvery, type StaffSale } from "../sales/sale.ts";
import { SaleConfirm } from "../sales/sale-confirm.tsx";
import { SaleDialog } from "../sales/sale-dialog.tsx";
import { SaleRow } from "../sales/sale-row.tsx";
import { useTicking } from "../sales/use-ticking.ts";
import "../sales/sales.css";

/** The flash sales: planned, begun, watched, stopped. */
export default function SalesPage() {
  const { t } = useTranslation(["trade", "admin"]);
  useTitle(t("admin:pages.sales"));
  const filters = useFilters();
  const asked = { page: filters.page, page_size: PAGE_SIZE };
  const query = useQuery({
    queryKey: ["admin", "sales", asked],
    queryFn: () => shop.get("ops/sales", asked),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => lookEvery(state.data?.sales ?? []),
  });
  const now = useTicking(query.data?.now_ms ?? 0);
  const [planning, setPlanning] = useState(false);
  const [deed, setDeed] = useState<{ deed: "start" | "stop"; sale: StaffSale }>();
  return (
    <>
      <div className="page-head">
        <h1>{t("admin:pages.sales")}</h1>
        <button type="button" className="button small" onClick={() => setPlanning(true)}>
          <Plus size={16} aria-hidden="true" /> {t("plan")}
        </button>
      </div>
      <Listed
        query={query}
        of={({ sales, total }) => ({ rows: sales, total })}
        caption={t("admin:pages.sales")}
        heads={[
          ...[t("product"), t("state"), t("time"), t("left")],
          ...[{ label: t("limit"), number: true as const }, { hidden: t("admin:actions") }],
        ]}
        row={(sale) => (
          <SaleRow
            key={`${sale.id} ${sale.sku_id}`}
            sale={sale}
            now={now}
            onAsk={(what, of) => setDeed({ deed: what, sale: of })}
          />
        )}
        filters={filters}
        empty={t("noSales")}
        emptyHint={t("noSalesHint")}
      />
      {planning ? <SaleDialog onClose={() => setPlanning(false)} /> : null}
      {deed ? <SaleConfirm {...deed} onClose={() => setDeed(undefined)} /> : null}
    </>
  );
}
