import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { SearchBox } from "../parts/search-box.tsx";
import { useCategories } from "../parts/use-categories.ts";
import type { Filters } from "../parts/use-filters.ts";

/** Narrows products by words and category. */
export function ProductFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation("goods");
  const categories = useCategories();
  return (
    <search className="filters">
      <SearchBox
        label={t("searchProducts")}
        value={filters.get("query")}
        onSearch={(query) => filters.set({ query })}
      />
      <Field label={t("category")}>
        <select value={filters.get("category")} onChange={(event) => filters.set({ category: event.target.value })}>
          <option value="">{t("allCategories")}</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </search>
  );
}
