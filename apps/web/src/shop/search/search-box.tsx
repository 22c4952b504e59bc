import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { comboboxAfter, SHUT } from "./combobox.ts";
import { MOST_WORDS, readSearch, searchLink } from "./search-state.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { useSuggestions } from "./use-suggestions.ts";
import "./search-box.css";

/** The search of the header: names appear while typing, to be taken by keys or pointer. */
export function SearchBox() {
  const { t } = useTranslation(["common", "catalogue"]);
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useWords();
  const [{ open, active }, tell] = useReducer(comboboxAfter, SHUT);
  const names = useSuggestions(typed, open);
  const shown = open && names.length > 0;
  const chosen = shown ? names[active] : undefined;

  const lookFor = (words: string) => {
    setTyped(words);
    tell({ kind: "taken" });
    void navigate(searchLink({ words: words.trim() }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && shown) tell({ kind: "closed" });
    else if (event.key === "ArrowDown") tell({ kind: "next", count: names.length });
    else if (event.key === "ArrowUp") tell({ kind: "previous", count: names.length });
    else return;
    event.preventDefault();
  };
  return (
    <search className="search-box">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          lookFor(chosen ?? typed);
        }}
      >
        <input
          type="search"
          role="combobox"
          aria-label={t("catalogue:searchLabel")}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={listId}
          {...(chosen === undefined ? {} : { "aria-activedescendant": `${listId}-${active}` })}
          placeholder={t("catalogue:searchHint")}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={MOST_WORDS}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            tell({ kind: "typed" });
          }}
          onBlur={() => tell({ kind: "closed" })}
          onKeyDown={onKeyDown}
        />
        <button type="submit" aria-label={t("search")}>
          <Search size={20} aria-hidden="true" />
        </button>
      </form>
      <SuggestionList id={listId} names={shown ? names : []} active={active} onTake={lookFor} />
    </search>
  );
}

/** What is typed; begins with, and follows, the words in the address. */
function useWords() {
  const { pathname, search } = useLocation();
  const words = pathname === "/search" ? readSearch(new URLSearchParams(search)).words : "";
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  return [typed, setTyped] as const;
}
