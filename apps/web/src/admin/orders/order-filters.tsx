import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SearchBox } from "../parts/search-box.tsx";
import type { Filters } from "../parts/use-filters.ts";

const STATES = ["0", "1", "3", "4", "2", "5"] as const;

/** Narrows orders by state, number, user and kind. */
export function OrderFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation(["fulfilment", "common"]);
  const states = STATES.map((status) => [status, t(`common:orderStatus.${status}`)] as const);
  return (
    <search>
      <Segments
        label={t("status")}
        value={filters.get("status")}
        choices={[["", t("common:all")], ...states]}
        onChoose={(status) => filters.set({ status })}
      />
      <div className="filters">
        <SearchBox
          label={t("orderNo")}
          value={filters.get("order_no")}
          onSearch={(order_no) => filters.set({ order_no })}
        />
        <SearchBox
          label={t("userId")}
          numeric
          value={filters.get("user_id")}
          onSearch={(user) => filters.set({ user_id: user.replace(/\D/g, "") })}
        />
        <Field label={t("kind")}>
          <select value={filters.get("seckill")} onChange={(event) => filters.set({ seckill: event.target.value })}>
            <option value="">{t("allKinds")}</option>
            <option value="true">{t("seckill")}</option>
            <option value="false">{t("ordinary")}</option>
          </select>
        </Field>
      </div>
    </search>
  );
}
