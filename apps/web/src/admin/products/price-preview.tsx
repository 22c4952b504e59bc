import { useTranslation } from "react-i18next";
import { yuan } from "../../format/format.ts";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import type { PriceChange } from "../back-office.ts";

/** The prices that would change, before and after. */
export function PricePreview({ change: { changed, skus } }: { change: PriceChange }) {
  const { t } = useTranslation("goods");
  if (changed === 0) return <p className="note warn">{t("noChange")}</p>;
  return (
    <>
      <p>{t("previewReady", { count: changed })}</p>
      <ScrollArea label={t("preview")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("product")}</th>
              <th scope="col" className="number">
                {t("priceBefore")}
              </th>
              <th scope="col" className="number">
                {t("priceAfter")}
              </th>
            </tr>
          </thead>
          <tbody>
            {skus.map(({ sku_id, product_name, name, before_cents, after_cents }) => (
              <tr key={sku_id}>
                <td>
                  {product_name} <span className="soft">{name}</span>
                </td>
                <td className="number">{yuan(before_cents)}</td>
                <td className="number">
                  <strong>{yuan(after_cents)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  );
}
