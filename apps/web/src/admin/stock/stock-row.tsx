import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Thing } from "../parts/thing.tsx";
import type { Books, StockRow } from "./stock-rows.ts";

/** A SKU and its books in the list. */
export function StockLine({ row, onAdjust }: { row: StockRow; onAdjust: (row: StockRow) => void }) {
  const { t } = useTranslation("warehouse");
  const { product, name, stock, books, sale } = row;
  const figure = (value: number | undefined) => (value === undefined ? "–" : count(value, language()));
  return (
    <tr>
      <td className="first" data-label={t("product")}>
        <Thing picture={product.picture} name={product.name}>
          {name} · #{row.skuId}
        </Thing>
      </td>
      <td data-label={t("free")} className="number">
        <strong>{figure(stock)}</strong> {stock === 0 ? <span className="badge bad">{t("soldOut")}</span> : null}
        {sale ? <SaleBooks books={sale} /> : null}
      </td>
      {(["initial", "held", "sold"] as const).map((each) => (
        <td key={each} data-label={t(each)} className="number">
          {figure(books?.[each])}
        </td>
      ))}
      <td className="actions-cell">
        <button
          type="button"
          className="button plain small"
          aria-label={t("adjustOf", { name: `${product.name} ${name}` })}
          onClick={() => onAdjust(row)}
        >
          {t("adjust")}
        </button>
      </td>
    </tr>
  );
}

function SaleBooks({ books: { free, initial } }: { books: Books }) {
  const { t } = useTranslation("warehouse");
  return (
    <small className="soft stock-sale">
      {t("pool.sale")} {free} / {initial}
    </small>
  );
}
