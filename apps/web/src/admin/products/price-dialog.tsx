import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { backOffice, type PriceBody } from "../back-office.ts";
import { useDeed } from "../parts/use-deed.ts";
import { type PriceDraft, priceBody } from "./price-change.ts";
import { PriceFields } from "./price-fields.tsx";
import { PricePreview } from "./price-preview.tsx";

/** Changes the prices of a category by a share or an amount: looked at first, then applied. */
export function PriceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["goods", "common"]);
  const [draft, setDraft] = useState<PriceDraft>({ category: 0, how: "percent", value: "" });
  const body = priceBody(draft);
  const preview = useMutation({ mutationFn: (asked: PriceBody) => backOffice.price({ ...asked, preview: true }) });
  const apply = useDeed(backOffice.price, {
    said: ({ changed }) => t("pricesChanged", { count: changed }),
    onDone: onClose,
  });
  const change = (changes: Partial<PriceDraft>) => {
    setDraft({ ...draft, ...changes });
    // What was looked at is not what would be applied now.
    preview.reset();
    apply.reset();
  };
  const error = apply.error ?? preview.error;
  const changed = preview.data?.changed ?? 0;
  return (
    <Dialog title={t("batchPrice")} onClose={onClose}>
      <form
        className="form wide-content"
        onSubmit={(event) => {
          event.preventDefault();
          if (body) preview.mutate(body);
        }}
      >
        <p className="soft">{t("batchPriceHint")}</p>
        <PriceFields draft={draft} error={error} onChange={change} />
        {error ? <ErrorNote error={error} /> : null}
        <div role="status">{preview.data ? <PricePreview change={preview.data} /> : null}</div>
        <div className="actions">
          <button type="button" className="button plain" onClick={onClose}>
            {t("common:cancel")}
          </button>
          <button type="submit" className="button plain" disabled={!body || preview.isPending}>
            {t("preview")}
          </button>
          <button
            type="button"
            className="button"
            disabled={changed === 0 || apply.isPending}
            onClick={() => body && apply.mutate(body)}
          >
            {changed > 0 ? t("applyPrices", { count: changed }) : t("apply")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
