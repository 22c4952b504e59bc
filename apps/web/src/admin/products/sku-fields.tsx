import { Plus, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { changeSku, keptSkus, type ProductDraft, withoutSku, withSku } from "./product-draft.ts";
import { SkuRow } from "./sku-row.tsx";
import "./product-form.css";

interface SkuFieldsProps {
  draft: ProductDraft;
  onChange: (draft: ProductDraft) => void;
}

/** The SKUs of a product: changed, added, withdrawn, restored. */
export function SkuFields({ draft, onChange }: SkuFieldsProps) {
  const { t } = useTranslation("goods");
  const kept = keptSkus(draft);
  return (
    <section className="panel stack" aria-labelledby="skus">
      <h2 id="skus">{t("skus")}</h2>
      {kept.map((sku, place) => (
        <SkuRow
          key={sku.key}
          sku={sku}
          place={place + 1}
          only={kept.length === 1}
          onChange={(changes) => onChange(changeSku(draft, sku.key, changes))}
          onRemove={() => onChange(withoutSku(draft, sku))}
        />
      ))}
      <div className="row">
        <button type="button" className="button plain small" onClick={() => onChange(withSku(draft))}>
          <Plus size={16} aria-hidden="true" /> {t("addSku")}
        </button>
        {kept.length === 1 ? <span className="soft">{t("lastSku")}</span> : null}
      </div>
      <Withdrawn draft={draft} onChange={onChange} />
      {draft.id === undefined ? null : (
        <p className="soft">
          {t("stockElsewhere")} <Link to={`/admin/stock?query=${encodeURIComponent(draft.name)}`}>{t("toStock")}</Link>
        </p>
      )}
    </section>
  );
}

function Withdrawn({ draft, onChange }: SkuFieldsProps) {
  const { t } = useTranslation("goods");
  const gone = draft.skus.filter(({ withdrawn }) => withdrawn);
  if (gone.length === 0) return null;
  return (
    <div className="note warn" role="status">
      <p>{t("withdrawn", { names: gone.map(({ name }) => name).join(" / ") })}</p>
      {gone.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className="button plain small"
          onClick={() => onChange(changeSku(draft, key, { withdrawn: false }))}
        >
          <Undo2 size={16} aria-hidden="true" /> {t("restore", { name })}
        </button>
      ))}
    </div>
  );
}
