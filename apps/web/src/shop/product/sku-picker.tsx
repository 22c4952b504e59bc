import { useTranslation } from "react-i18next";
import { yuan } from "../../format/format.ts";
import type { Sku } from "./use-product.ts";

interface SkuPickerProps {
  skus: Sku[];
  chosen: number;
  onChoose: (skuId: number) => void;
}

/** The sizes of a product, one of which is bought. */
export function SkuPicker({ skus, chosen, onChoose }: SkuPickerProps) {
  const { t } = useTranslation("catalogue");
  return (
    <fieldset className="sku-picker">
      <legend>{t("spec")}</legend>
      {skus.map(({ sku_id, name, price_cents, stock }) => (
        <label key={sku_id} className={stock === 0 ? "none" : ""}>
          <input
            type="radio"
            name="sku"
            className="visually-hidden"
            value={sku_id}
            checked={sku_id === chosen}
            onChange={() => onChoose(sku_id)}
          />
          <span>{name}</span>
          <small>{stock === 0 ? t("soldOut") : yuan(price_cents)}</small>
        </label>
      ))}
    </fieldset>
  );
}
