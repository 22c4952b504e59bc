import { useTranslation } from "react-i18next";
import { ProductGrid } from "../catalogue/product-card.tsx";
import { useProducts } from "../catalogue/use-products.ts";
import type { Detail } from "./use-product.ts";

/** Products shown beside one. */
const SHOWN = 5;

/** Others of the same category; nothing where there are none. */
export function AlsoLike({ product }: { product: Detail }) {
  const { t } = useTranslation("catalogue");
  const { data } = useProducts({ category_id: product.category_id, page: 1, page_size: SHOWN + 1 });
  const others = data?.products.filter(({ id }) => id !== product.id).slice(0, SHOWN) ?? [];
  if (others.length === 0) return null;
  return (
    <section className="also-like" aria-labelledby="also-like">
      <h2 id="also-like">{t("alsoLike")}</h2>
      <ProductGrid products={others} />
    </section>
  );
}
