import { useTranslation } from "react-i18next";

interface OrderFilterProps {
  /** Undefined: all. */
  status: number | undefined;
  onStatus: (status: number | undefined) => void;
}

const CHOICES = [undefined, 0, 1, 3, 4, 2, 5] as const;

/** Narrows the list to a state. */
export function OrderFilter({ status, onStatus }: OrderFilterProps) {
  const { t } = useTranslation(["common", "buying"]);
  return (
    <fieldset className="segments order-filter">
      <legend className="visually-hidden">{t("buying:filter")}</legend>
      {CHOICES.map((each) => (
        <button key={each ?? "all"} type="button" aria-pressed={each === status} onClick={() => onStatus(each)}>
          {each === undefined ? t("all") : t(`orderStatus.${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
