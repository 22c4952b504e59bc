import type { InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { Segments } from "../../ui/segments.tsx";
import type { SaleDraft } from "./sale.ts";

interface SaleFieldsProps {
  draft: SaleDraft;
  error: unknown;
  onChange: (changes: Partial<SaleDraft>) => void;
}

/** How many pieces a sale has, and when it is. */
export function SaleFields({ draft, error, onChange }: SaleFieldsProps) {
  const { t } = useTranslation("trade");
  const hint = t("localTime", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const input = (of: "stock" | "limit" | "start" | "end", more: InputHTMLAttributes<HTMLInputElement>) => (
    <input required value={draft[of]} onChange={(event) => onChange({ [of]: event.target.value })} {...more} />
  );
  return (
    <>
      <div className="two">
        <Field label={t("pieces")} hint={t("piecesHint")} error={error}>
          {input("stock", { name: "stock", type: "number", min: 1, max: 1_000_000, step: 1 })}
        </Field>
        <Field label={t("limit")} error={error}>
          {input("limit", { name: "limit_per_user", type: "number", min: 1, max: 100, step: 1 })}
        </Field>
      </div>
      <Segments
        label={t("beginning")}
        value={draft.beginning}
        choices={[
          ["later", t("later")],
          ["now", t("now")],
        ]}
        onChoose={(beginning) => onChange({ beginning: beginning as SaleDraft["beginning"] })}
      />
      <div className="two">
        {draft.beginning === "later" ? (
          <Field label={t("startTime")} hint={hint} error={error}>
            {input("start", { name: "start", type: "datetime-local" })}
          </Field>
        ) : null}
        <Field label={t("endTime")} hint={hint} error={error}>
          {input("end", { name: "end", type: "datetime-local" })}
        </Field>
      </div>
    </>
  );
}
