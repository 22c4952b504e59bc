import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { localInput, zonedIso } from "../parts/local-time.ts";
import { useDeed } from "../parts/use-deed.ts";
import type { SaleDraft } from "./sale.ts";
import { SaleFields } from "./sale-fields.tsx";
import { SkuChoice } from "./sku-choice.tsx";

const MINUTE_MS = 60_000;

const emptyDraft = (now: number): SaleDraft => ({
  ...{ skuId: 0, stock: "100", limit: "1", beginning: "later" },
  ...{ start: localInput(now + 10 * MINUTE_MS), end: localInput(now + 70 * MINUTE_MS) },
});

/** Plans a flash sale, or begins one. */
export function SaleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["trade", "common"]);
  const [draft, setDraft] = useState(() => emptyDraft(Date.now()));
  const change = (changes: Partial<SaleDraft>) => setDraft({ ...draft, ...changes });
  const plan = useDeed(() => shop.post("seckill/activities", bodyOf(draft)), {
    said: t("scheduled"),
    onDone: onClose,
  });
  return (
    <Dialog title={t("plan")} onClose={onClose}>
      <form
        className="form wide-content"
        onSubmit={(event) => {
          event.preventDefault();
          plan.mutate(undefined);
        }}
      >
        <SkuChoice value={draft.skuId} error={plan.error} onChange={(skuId) => change({ skuId })} />
        <SaleFields draft={draft} error={plan.error} onChange={change} />
        {plan.error ? <ErrorNote error={plan.error} /> : null}
        <div className="actions">
          <button type="button" className="button plain" onClick={onClose}>
            {t("common:cancel")}
          </button>
          <button type="submit" className="button" disabled={plan.isPending}>
            {t("schedule")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function bodyOf({ skuId, stock, limit, beginning, start, end }: SaleDraft) {
  return {
    sku_id: skuId,
    start: beginning === "now" ? new Date().toISOString() : zonedIso(start),
    end: zonedIso(end),
    stock: Number(stock),
    limit_per_user: Number(limit),
  };
}
