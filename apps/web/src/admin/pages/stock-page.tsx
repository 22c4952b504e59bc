import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { useTitle } from "../../ui/use-title.ts";
import { Listed } from "../parts/listed.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { ProductFilters } from "../products/product-filters.tsx";
import { useProducts } from "../products/use-products.ts";
import { AdjustDialog } from "../stock/adjust-dialog.tsx";
import { StockLine } from "../stock/stock-row.tsx";
import { type StockRow, stockRows } from "../stock/stock-rows.ts";

/** Where the units of each SKU are, and taking some in or out. */
export default function StockPage() {
  const { t } = useTranslation(["warehouse", "goods", "admin"]);
  useTitle(t("admin:pages.stock"));
  const filters = useFilters();
  const query = useProducts(filters);
  const ledger = useQuery({ queryKey: ["admin", "ledger"], queryFn: () => shop.get("ops/ledger") });
  const [adjusted, setAdjusted] = useState<StockRow>();
  return (
    <>
      <div className="page-head">
        <h1>{t("admin:pages.stock")}</h1>
      </div>
      <p className="soft">{t("stockHint")}</p>
      <ProductFilters filters={filters} />
      <Listed
        query={query}
        of={({ products, total }) => ({ rows: stockRows(products, ledger.data?.books ?? []), total })}
        caption={t("admin:pages.stock")}
        heads={[
          t("product"),
          ...[t("free"), t("initial"), t("held"), t("sold")].map((label) => ({ label, number: true }) as const),
          { hidden: t("admin:actions") },
        ]}
        row={(row) => <StockLine key={row.skuId} row={row} onAdjust={setAdjusted} />}
        filters={filters}
        counted={(count) => t("productsInAll", { count })}
        empty={t("noStock")}
        emptyHint={t("goods:noneHint")}
      />
      {adjusted ? <AdjustDialog row={adjusted} onClose={() => setAdjusted(undefined)} /> : null}
    </>
  );
}
