import { useTranslation } from "react-i18next";

interface SuggestionListProps {
  id: string;
  names: string[];
  /** Place of the chosen one; -1: none. */
  active: number;
  onTake: (name: string) => void;
}

/** The list below the search field; the field keeps the focus. Says to screen readers how many there are. */
export function SuggestionList({ id, names, active, onTake }: SuggestionListProps) {
  const { t } = useTranslation("catalogue");
  return (
    <>
      <div id={id} role="listbox" aria-label={t("suggestions")} hidden={names.length === 0} className="suggestions">
        {names.map((name, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
          <div
            key={name}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(name)}
          >
            {name}
          </div>
        ))}
      </div>
      <span className="visually-hidden" role="status">
        {names.length > 0 ? t("suggestionsFound", { count: names.length }) : ""}
      </span>
    </>
  );
}
