import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTitle } from "../../ui/use-title.ts";
import { backOffice, type StaffProduct } from "../back-office.ts";
import { ConfirmDeed } from "../parts/confirm-deed.tsx";
import { Listed } from "../parts/listed.tsx";
import { useFilters } from "../parts/use-filters.ts";
import { ProductFilters } from "../products/product-filters.tsx";
import { ProductRow } from "../products/product-row.tsx";
import { ProductsHead } from "../products/products-head.tsx";
import { useProducts } from "../products/use-products.ts";

/** The products: found, made, changed, withdrawn, priced, exported and imported. */
export default function ProductsPage() {
  const { t } = useTranslation(["goods", "admin", "common"]);
  useTitle(t("admin:pages.products"));
  const filters = useFilters();
  const query = useProducts(filters);
  const [doomed, setDoomed] = useState<StaffProduct>();
  return (
    <>
      <ProductsHead />
      <ProductFilters filters={filters} />
      <Listed
        query={query}
        of={({ products, total }) => ({ rows: products, total })}
        caption={t("admin:pages.products")}
        heads={[
          ...[t("product"), t("category")],
          ...[t("skus"), t("price"), t("stock")].map((label) => ({ label, number: true }) as const),
          { hidden: t("admin:actions") },
        ]}
        row={(product) => <ProductRow key={product.id} product={product} onDelete={setDoomed} />}
        filters={filters}
        empty={t("none")}
        emptyHint={t("noneHint")}
      />
      {doomed ? (
        <ConfirmDeed
          title={t("deleteTitle")}
          action={t("common:remove")}
          dangerous
          deed={() => backOffice.remove(doomed.id)}
          said={t("deleted", { name: doomed.name })}
          onClose={() => setDoomed(undefined)}
        >
          <p>{t("deleteHint", { name: doomed.name })}</p>
        </ConfirmDeed>
      ) : null}
    </>
  );
}
