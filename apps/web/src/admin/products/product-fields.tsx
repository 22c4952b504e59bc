import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { useCategories } from "../parts/use-categories.ts";
import type { ProductDraft } from "./product-draft.ts";

interface ProductFieldsProps {
  draft: ProductDraft;
  error: unknown;
  onChange: (changes: Partial<ProductDraft>) => void;
}

/** What a product is called, where it belongs, and how it looks. */
export function ProductFields({ draft, error, onChange }: ProductFieldsProps) {
  const { t } = useTranslation("goods");
  return (
    <section className="panel form">
      <div className="two">
        <Field label={t("name")} error={error}>
          <input
            name="name"
            required
            maxLength={128}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <CategoryField draft={draft} error={error} onChange={onChange} />
      </div>
      <Field label={t("description")} error={error}>
        <textarea
          name="description"
          rows={3}
          maxLength={5000}
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <div className="product-picture">
        {draft.picture.startsWith("/") ? <img src={draft.picture} alt="" width="72" height="72" /> : null}
        <Field label={t("picture")} hint={t("pictureHint")} error={error}>
          <input
            name="picture"
            maxLength={512}
            value={draft.picture}
            onChange={(event) => onChange({ picture: event.target.value })}
          />
        </Field>
      </div>
    </section>
  );
}

function CategoryField({ draft, error, onChange }: ProductFieldsProps) {
  const { t } = useTranslation("goods");
  return (
    <Field label={t("category")} error={error}>
      <select
        name="category_id"
        required
        value={draft.category || ""}
        onChange={(event) => onChange({ category: Number(event.target.value) })}
      >
        <option value="" disabled hidden />
        {useCategories().map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
