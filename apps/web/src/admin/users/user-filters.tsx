import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { SearchBox } from "../parts/search-box.tsx";
import type { Filters } from "../parts/use-filters.ts";
import { ROLES } from "./staff-user.ts";

/** Narrows users by name, role and whether they may come in. */
export function UserFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation(["people", "common"]);
  return (
    <search className="filters">
      <SearchBox label={t("searchUsers")} value={filters.get("query")} onSearch={(query) => filters.set({ query })} />
      <Field label={t("role")}>
        <select value={filters.get("role")} onChange={(event) => filters.set({ role: event.target.value })}>
          <option value="">{t("allRoles")}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`common:roles.${role}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("access")}>
        <select value={filters.get("disabled")} onChange={(event) => filters.set({ disabled: event.target.value })}>
          <option value="">{t("anyAccess")}</option>
          <option value="false">{t("active")}</option>
          <option value="true">{t("disabled")}</option>
        </select>
      </Field>
    </search>
  );
}
