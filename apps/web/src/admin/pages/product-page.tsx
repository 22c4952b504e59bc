import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { shop } from "../../api/shop.ts";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { draftOf, newDraft } from "../products/product-draft.ts";
import { ProductForm } from "../products/product-form.tsx";

/** One product to change; at /admin/products/new one to make. */
export default function ProductPage() {
  const { t } = useTranslation(["goods", "common"]);
  const { productId = "new" } = useParams();
  const isNew = productId === "new";
  const query = useQuery({
    queryKey: ["admin", "product", productId],
    queryFn: () => shop.get("product/detail", { id: Number(productId) }),
    enabled: !isNew,
    // What is typed shall not be replaced by what the shop says meanwhile; nor shall an old answer be changed.
    ...{ staleTime: 0, gcTime: 0, refetchOnWindowFocus: false },
  });
  const title = isNew ? t("new") : t("editProduct", { name: query.data?.name ?? "" });
  useTitle(title);
  return (
    <>
      <Link className="button quiet small flush" to="/admin/products">
        <ArrowLeft size={16} aria-hidden="true" /> {t("common:back")}
      </Link>
      <h1>{title}</h1>
      {isNew ? (
        <ProductForm start={newDraft()} />
      ) : (
        <Asked query={query}>{(product) => <ProductForm key={product.id} start={draftOf(product)} />}</Asked>
      )}
    </>
  );
}
