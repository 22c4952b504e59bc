import { useTranslation } from "react-i18next";
import { Segments } from "../../ui/segments.tsx";

interface OrderFilterProps {
  /** Undefined: all. */
  status: number | undefined;
  onStatus: (status: number | undefined) => void;
}

const CHOICES = [undefined, 0, 1, 3, 4, 2, 5] as const;

/** Narrows the list to a state. */
export function OrderFilter({ status, onStatus }: OrderFilterProps) {
  const { t } = useTranslation(["common", "buying"]);
  const choices = CHOICES.map((each) => [each, each === undefined ? t("all") : t(`orderStatus.${each}`)] as const);
  return (
    <Segments
      label={t("buying:filter")}
      className="order-filter"
      value={status}
      choices={choices}
      onChoose={onStatus}
    />
  );
}
