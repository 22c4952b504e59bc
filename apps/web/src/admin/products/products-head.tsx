import { useMutation } from "@tanstack/react-query";
import { Download, Percent, Plus, Upload } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorNote } from "../../ui/error-note.tsx";
import { toast } from "../../ui/toasts.tsx";
import { backOffice } from "../back-office.ts";
import { download } from "../parts/download.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { PriceDialog } from "./price-dialog.tsx";

/** The title of the products, and what is done to many of them. */
export function ProductsHead() {
  const { t } = useTranslation(["goods", "admin"]);
  const [open, setOpen] = useState<"price" | "import">();
  const close = () => setOpen(undefined);
  const exporting = useMutation({
    mutationFn: backOffice.exportCsv,
    onSuccess: (csv) => {
      download("products.csv", csv);
      toast(t("exported"));
    },
  });
  return (
    <>
      <div className="page-head">
        <h1>{t("admin:pages.products")}</h1>
        <div className="row">
          <button type="button" className="button plain small" onClick={() => setOpen("price")}>
            <Percent size={16} aria-hidden="true" /> {t("batchPrice")}
          </button>
          <button type="button" className="button plain small" onClick={() => setOpen("import")}>
            <Upload size={16} aria-hidden="true" /> {t("import")}
          </button>
          <button
            type="button"
            className="button plain small"
            disabled={exporting.isPending}
            onClick={() => exporting.mutate()}
          >
            <Download size={16} aria-hidden="true" /> {t("export")}
          </button>
          <Link className="button small" to="/admin/products/new">
            <Plus size={16} aria-hidden="true" /> {t("new")}
          </Link>
        </div>
      </div>
      {exporting.error ? <ErrorNote error={exporting.error} /> : null}
      {open === "price" ? <PriceDialog onClose={close} /> : null}
      {open === "import" ? <ImportDialog onClose={close} /> : null}
    </>
  );
}
