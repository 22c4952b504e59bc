import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { yuan } from "../../format/format.ts";
import { Field } from "../../ui/field.tsx";
import { backOffice } from "../back-office.ts";
import { SearchBox } from "../parts/search-box.tsx";

interface SkuChoiceProps {
  value: number;
  error: unknown;
  onChange: (skuId: number) => void;
}

/** Chooses a SKU: a word narrows the list. */
export function SkuChoice({ value, error, onChange }: SkuChoiceProps) {
  const { t } = useTranslation("trade");
  const [query, setQuery] = useState("");
  const asked = { ...(query ? { query } : {}), page: 1, page_size: 100 };
  const { data } = useQuery({
    queryKey: ["admin", "sku-choice", asked],
    queryFn: () => backOffice.products(asked),
    placeholderData: keepPreviousData,
  });
  const search = (words: string) => {
    setQuery(words);
    onChange(0);
  };
  const none = data?.products.length === 0;
  return (
    <div className="two">
      <SearchBox label={t("findProduct")} value={query} onSearch={search} />
      <Field label={t("sku")} error={error} {...(none ? { hint: t("noSku") } : {})}>
        <select name="sku_id" required value={value || ""} onChange={(event) => onChange(Number(event.target.value))}>
          <option value="" disabled>
            {t("chooseSku")}
          </option>
          {(data?.products ?? []).map(({ id, name, skus }) => (
            <optgroup key={id} label={name}>
              {skus.map((sku) => (
                <option key={sku.sku_id} value={sku.sku_id}>
                  {name} {sku.name} {yuan(sku.price_cents)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
    </div>
  );
}
