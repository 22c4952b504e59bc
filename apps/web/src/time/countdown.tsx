import { useTranslation } from "react-i18next";
import { clockOf } from "./seconds.ts";
import { useCountdown } from "./use-countdown.ts";
import "./countdown.css";

interface CountdownProps {
  /** Epoch milliseconds of the server's clock. */
  to: number;
  /** What happens then, for screen readers: "Time left to pay". */
  label: string;
}

/** The time left until a moment. A timer is not read aloud by itself; who counts down to something important says so at a few moments. */
export function Countdown({ to, label }: CountdownProps) {
  const { t } = useTranslation("common");
  const { days, clock } = clockOf(useCountdown(to));
  return (
    <span className="countdown" role="timer" aria-live="off" aria-label={label}>
      {days > 0 ? `${t("days", { count: days })} ` : ""}
      {clock}
    </span>
  );
}
