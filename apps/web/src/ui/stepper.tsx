import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

interface StepperProps {
  value: number;
  min?: number;
  max?: number;
  /** What is counted, for screen readers. */
  label: string;
  onChange: (value: number) => void;
}

/** A number of pieces: by buttons, or typed and left. Keeps to its bounds. */
export function Stepper({ value, min = 1, max = 999, label, onChange }: StepperProps) {
  const { t } = useTranslation("common");
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const settle = () => {
    const wanted = Math.min(max, Math.max(min, Math.trunc(Number(typed)) || min));
    setTyped(String(wanted));
    if (wanted !== value) onChange(wanted);
  };
  return (
    <fieldset className="stepper" aria-label={label}>
      <button type="button" aria-label={t("less")} disabled={value <= min} onClick={() => onChange(value - 1)}>
        −
      </button>
      <input
        inputMode="numeric"
        aria-label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
      />
      <button type="button" aria-label={t("more")} disabled={value >= max} onClick={() => onChange(value + 1)}>
        +
      </button>
    </fieldset>
  );
}
