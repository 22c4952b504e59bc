import { Trash2 } from "lucide-react";
import type { InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { YUAN_PATTERN } from "../parts/money.ts";
import type { SkuDraft } from "./product-draft.ts";

interface SkuRowProps {
  sku: SkuDraft;
  /** From 1. */
  place: number;
  /** The last one cannot be taken away. */
  only: boolean;
  onChange: (changes: Partial<SkuDraft>) => void;
  onRemove: () => void;
}

/** One SKU, as it is typed. The stock can be typed as long as the shop does not know it. */
export function SkuRow({ sku, place, only, onChange, onRemove }: SkuRowProps) {
  const { t } = useTranslation("goods");
  const exists = sku.sku_id !== undefined;
  const input = (name: "name" | "price" | "stock", more: InputHTMLAttributes<HTMLInputElement>) => (
    <input required value={sku[name]} onChange={(event) => onChange({ [name]: event.target.value })} {...more} />
  );
  return (
    <div className="sku-row">
      <Field label={t("skuNameOf", { place })}>{input("name", { maxLength: 64 })}</Field>
      <Field label={t("skuPriceOf", { place })}>
        {input("price", { pattern: YUAN_PATTERN, inputMode: "decimal", title: t("priceInvalid") })}
      </Field>
      <Field label={t("skuStockOf", { place })}>
        {input("stock", { type: "number", min: 0, max: 1_000_000, step: 1, disabled: exists })}
      </Field>
      <button
        type="button"
        className="button quiet risky"
        aria-label={t("withdrawSku", { name: sku.name || place })}
        disabled={only}
        onClick={onRemove}
      >
        <Trash2 size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
