import { useTranslation } from "react-i18next";
import { type SearchState, SORTS } from "./search-state.ts";
import { useGoTo } from "./use-go-to.ts";

/** The order of results. */
export function SortChoice({ state }: { state: SearchState }) {
  const { t } = useTranslation("catalogue");
  const goTo = useGoTo();
  return (
    <fieldset className="segments sort-choice" aria-label={t("sort")}>
      {SORTS.map((sort) => (
        <button
          key={sort}
          type="button"
          aria-pressed={state.sort === sort}
          onClick={() => goTo({ ...state, sort, page: 1 })}
        >
          {t(`sorts.${sort}`)}
        </button>
      ))}
    </fieldset>
  );
}
