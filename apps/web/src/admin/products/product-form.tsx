import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ErrorNote } from "../../ui/error-note.tsx";
import { backOffice, type ProductBody } from "../back-office.ts";
import { useDeed } from "../parts/use-deed.ts";
import { bodyOf, type ProductDraft } from "./product-draft.ts";
import { ProductFields } from "./product-fields.tsx";
import { SkuFields } from "./sku-fields.tsx";

/** A product and its SKUs, to fill in and save. */
export function ProductForm({ start }: { start: ProductDraft }) {
  const { t } = useTranslation(["goods", "common"]);
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const save = useDeed((body: ProductBody) => backOffice.save(body), {
    said: t("common:saved"),
    onDone: () => void navigate("/admin/products"),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(draft);
    if (body) save.mutate(body);
  };
  return (
    <form className="form product-form" onSubmit={submit}>
      <ProductFields draft={draft} error={save.error} onChange={(changes) => setDraft({ ...draft, ...changes })} />
      <SkuFields draft={draft} onChange={setDraft} />
      {save.error ? <ErrorNote error={save.error} /> : null}
      <div className="row">
        <button type="submit" className="button" disabled={save.isPending}>
          {t("common:save")}
        </button>
        <Link className="button plain" to="/admin/products">
          {t("common:cancel")}
        </Link>
      </div>
    </form>
  );
}
