import { useQuery } from "@tanstack/react-query";
import { Play, Square } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Asked } from "../../ui/asked.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import type { LiveSaleOrder } from "../api/types.ts";

interface SaleFormProps {
  isUnderWay: boolean;
  isBusy: boolean;
  error: unknown;
  onStart: (order: LiveSaleOrder) => void;
  onStop: () => void;
}

const FIRST = { sku_id: 2, stock: 30, buyers: 200, seconds: 5 };
const LIMITS = { stock: [1, 10_000], buyers: [1, 5000], seconds: [1, 30] } as const;

/** What is sold, and to how many. While a sale is under way the same place sends the crowd home. */
export function SaleForm({ isUnderWay, isBusy, error, onStart, onStop }: SaleFormProps) {
  const { t } = useTranslation("liveSale");
  const [order, setOrder] = useState<LiveSaleOrder>(FIRST);
  const begin = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onStart(order);
  };
  const number = (name: keyof typeof LIMITS) => (
    <Field label={t(`form.${name}`)} error={error}>
      <input
        name={name}
        type="number"
        inputMode="numeric"
        required
        min={LIMITS[name][0]}
        max={LIMITS[name][1]}
        disabled={isUnderWay}
        value={order[name] || ""}
        onChange={(event) => setOrder({ ...order, [name]: Number(event.target.value) })}
      />
    </Field>
  );
  return (
    <form className="panel sale-form" aria-labelledby="sale-form-title" onSubmit={begin}>
      <h2 id="sale-form-title">{t("form.title")}</h2>
      <SkuField
        skuId={order.sku_id}
        disabled={isUnderWay}
        error={error}
        onChange={(sku_id) => setOrder({ ...order, sku_id })}
      />
      {number("stock")}
      {number("buyers")}
      {number("seconds")}
      <div className="sale-form-buttons">
        {isUnderWay ? (
          <button type="button" className="button plain" disabled={isBusy} onClick={onStop}>
            <Square size={18} aria-hidden="true" /> {t("form.stop")}
          </button>
        ) : (
          <button type="submit" className="button flash" disabled={isBusy}>
            <Play size={18} aria-hidden="true" /> {t(isBusy ? "form.starting" : "form.start")}
          </button>
        )}
      </div>
      {error ? <ErrorNote error={error} /> : null}
    </form>
  );
}

interface SkuFieldProps {
  skuId: number;
  disabled: boolean;
  error: unknown;
  onChange: (skuId: number) => void;
}

function SkuField({ skuId, disabled, error, onChange }: SkuFieldProps) {
  const { t } = useTranslation("liveSale");
  const products = useQuery({
    queryKey: ["ops", "products-on-sale"],
    queryFn: () => shop.get("product/list", { page_size: 100 }),
    staleTime: 60_000,
  });
  return (
    <Asked query={products} lines={1}>
      {({ products: found }) => (
        <Field label={t("form.sku")} error={error}>
          <select
            name="sku_id"
            disabled={disabled}
            value={skuId}
            onChange={(event) => onChange(Number(event.target.value))}
          >
            {found.map((each) => (
              <option key={each.sku_id} value={each.sku_id}>
                {each.name} · {each.sku_name}
              </option>
            ))}
          </select>
        </Field>
      )}
    </Asked>
  );
}
