import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { useCategories } from "../parts/use-categories.ts";
import type { PriceDraft } from "./price-change.ts";

interface PriceFieldsProps {
  draft: PriceDraft;
  error: unknown;
  onChange: (changes: Partial<PriceDraft>) => void;
}

/** Which prices, how, and by how much. */
export function PriceFields({ draft, error, onChange }: PriceFieldsProps) {
  const { t } = useTranslation("goods");
  const byPercent = draft.how === "percent";
  return (
    <div className="two">
      <Field label={t("category")} field="category_id" error={error}>
        <select value={draft.category} onChange={(event) => onChange({ category: Number(event.target.value) })}>
          <option value={0}>{t("allCategories")}</option>
          {useCategories().map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("how")}>
        <select
          value={draft.how}
          onChange={(event) => onChange({ how: event.target.value as PriceDraft["how"], value: "" })}
        >
          <option value="percent">{t("byPercent")}</option>
          <option value="amount">{t("byAmount")}</option>
        </select>
      </Field>
      <Field label={byPercent ? t("percent") : t("amount")} field={byPercent ? "percent" : "delta_cents"} error={error}>
        <input
          type="number"
          required
          step="0.01"
          {...(byPercent ? { min: -90, max: 900 } : {})}
          value={draft.value}
          onChange={(event) => onChange({ value: event.target.value })}
        />
      </Field>
    </div>
  );
}
