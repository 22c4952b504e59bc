import { Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { count, yuan } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import type { StaffProduct } from "../back-office.ts";
import { Thing } from "../parts/thing.tsx";
import { useCategories } from "../parts/use-categories.ts";
import { stockOf } from "./use-products.ts";

interface ProductRowProps {
  product: StaffProduct;
  onDelete: (product: StaffProduct) => void;
}

/** A product in the list, with what can be done to it. */
export function ProductRow({ product, onDelete }: ProductRowProps) {
  const { t } = useTranslation(["goods", "common"]);
  const { id, name, picture, category_id, skus } = product;
  const category = useCategories().find((each) => each.id === category_id)?.name ?? "–";
  const stock = stockOf(product);
  return (
    <tr>
      <td className="first" data-label={t("product")}>
        <Thing picture={picture} name={<Link to={`/admin/products/${id}`}>{name}</Link>}>
          #{id}
        </Thing>
      </td>
      <td data-label={t("category")}>{category}</td>
      <td data-label={t("skus")} className="number">
        {skus.length}
      </td>
      <td data-label={t("price")} className="number">
        {prices(product)}
      </td>
      <td data-label={t("stock")} className="number">
        {stock > 0 ? count(stock, language()) : <span className="badge bad">{t("soldOut")}</span>}
      </td>
      <td className="actions-cell">
        <span className="row end">
          <Link className="button quiet small" to={`/admin/products/${id}`} aria-label={t("editProduct", { name })}>
            <Pencil size={16} aria-hidden="true" /> {t("common:edit")}
          </Link>
          <button
            type="button"
            className="button quiet small risky"
            aria-label={t("deleteProduct", { name })}
            onClick={() => onDelete(product)}
          >
            <Trash2 size={16} aria-hidden="true" /> {t("common:remove")}
          </button>
        </span>
      </td>
    </tr>
  );
}

function prices({ skus }: StaffProduct): string {
  const all = skus.map(({ price_cents }) => price_cents);
  if (all.length === 0) return "–";
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? yuan(least) : `${yuan(least)} – ${yuan(most)}`;
}
