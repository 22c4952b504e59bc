import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { backOffice, type ImportResult } from "../back-office.ts";
import { useDeed } from "../parts/use-deed.ts";
import { ImportFindings } from "./import-findings.tsx";

const HEAD = "product_id,product_name,description,picture,category_id,sku_id,sku_name,price,stock";

/** Imports products from a CSV file: tried when it is chosen, written when the reader has seen what it would do. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["goods", "common"]);
  const [csv, setCsv] = useState<string>();
  const trial = useMutation({ mutationFn: (text: string) => backOffice.importCsv({ csv: text, dry_run: true }) });
  const write = useDeed((text: string) => backOffice.importCsv({ csv: text, dry_run: false }), {
    said: ({ created, updated }) => t("imported", { created, updated }),
    onDone: onClose,
  });
  const choose = async (file: File | undefined) => {
    trial.reset();
    write.reset();
    const text = await file?.text();
    setCsv(text);
    if (text !== undefined) trial.mutate(text);
  };
  const error = write.error ?? trial.error;
  return (
    <Dialog title={t("import")} onClose={onClose}>
      <div className="form wide-content">
        <Field label={t("file")} hint={t("importHint", { head: HEAD })} field="csv" error={error}>
          <input type="file" accept=".csv,text/csv" onChange={(event) => void choose(event.target.files?.[0])} />
        </Field>
        {error ? <ErrorNote error={error} /> : null}
        <div role="status">
          {trial.isPending ? <p className="soft">{t("checking")}</p> : null}
          {trial.data ? <ImportFindings found={trial.data} /> : null}
        </div>
      </div>
      <div className="actions">
        <button type="button" className="button plain" onClick={onClose}>
          {t("common:cancel")}
        </button>
        <button
          type="button"
          className="button"
          disabled={csv === undefined || !writable(trial.data) || write.isPending}
          onClick={() => csv !== undefined && write.mutate(csv)}
        >
          {t("importApply")}
        </button>
      </div>
    </Dialog>
  );
}

const writable = (found: ImportResult | undefined): boolean =>
  found !== undefined && found.errors.length === 0 && found.created + found.updated > 0;
