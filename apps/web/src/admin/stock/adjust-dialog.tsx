import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { backOffice } from "../back-office.ts";
import { useDeed } from "../parts/use-deed.ts";
import type { StockRow } from "./stock-rows.ts";

/** Takes pieces of a SKU in or out, and why. */
export function AdjustDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const { t } = useTranslation(["warehouse", "common"]);
  const [delta, setDelta] = useState("");
  const [reason, setReason] = useState("");
  const adjust = useDeed(() => backOffice.adjust({ sku_id: row.skuId, delta: Number(delta), reason: reason.trim() }), {
    said: ({ stock }) => t("adjusted", { stock }),
    onDone: onClose,
  });
  const after = row.stock + (Math.trunc(Number(delta)) || 0);
  return (
    <Dialog title={t("adjustOf", { name: `${row.product.name} ${row.name}` })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          adjust.mutate(undefined);
        }}
      >
        <Field label={t("delta")} hint={t("deltaHint")} error={adjust.error}>
          <input
            name="delta"
            type="number"
            step={1}
            required
            value={delta}
            onChange={(event) => setDelta(event.target.value)}
          />
        </Field>
        <p role="status" className={after < 0 ? "note bad" : "note"}>
          {t("fromTo", { before: row.stock, after })}
        </p>
        <Field label={t("why")} hint={t("whyHint")} error={adjust.error}>
          <input
            name="reason"
            required
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {adjust.error ? <ErrorNote error={adjust.error} /> : null}
        <div className="actions">
          <button type="button" className="button plain" onClick={onClose}>
            {t("common:cancel")}
          </button>
          <button type="submit" className="button" disabled={adjust.isPending || !Number(delta) || !reason.trim()}>
            {t("adjust")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
