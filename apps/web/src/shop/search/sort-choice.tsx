import { useTranslation } from "react-i18next";
import { Segments } from "../../ui/segments.tsx";
import { type SearchState, SORTS } from "./search-state.ts";
import { useGoTo } from "./use-go-to.ts";

/** The order of results. */
export function SortChoice({ state }: { state: SearchState }) {
  const { t } = useTranslation("catalogue");
  const goTo = useGoTo();
  const choices = SORTS.map((sort) => [sort, t(`sorts.${sort}`)] as const);
  const choose = (sort: SearchState["sort"]) => goTo({ ...state, sort, page: 1 });
  return <Segments label={t("sort")} className="sort-choice" value={state.sort} choices={choices} onChoose={choose} />;
}
