import { useTranslation } from "react-i18next";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Countdown } from "../../time/countdown.tsx";
import { useReached } from "../../time/use-countdown.ts";
import { type Period, phaseOf } from "./sale-order.ts";
import "./sale-clock.css";

interface SaleClockProps extends Period {
  /** Staff ended it, or called it off. */
  stopped?: boolean;
}

/** When a sale starts, or how long it is still on: it goes from one to the other by itself. */
export function SaleClock({ start_ms, end_ms, stopped = false }: SaleClockProps) {
  const { t } = useTranslation("sale");
  const started = useReached(start_ms);
  const ended = useReached(end_ms === 0 ? Number.MAX_SAFE_INTEGER : end_ms);
  const phase = phaseOf({ start_ms, end_ms }, ended ? end_ms : started ? start_ms : start_ms - 1);
  if (stopped || phase === "over") return <p className="sale-clock over">{t("over")}</p>;
  if (phase === "planned") {
    return (
      <p className="sale-clock planned">
        <span>{t("startsIn")}</span> <Countdown to={start_ms} label={t("startsIn")} />
        <span className="when">{t("startsAt", { time: moment(start_ms, language()) })}</span>
      </p>
    );
  }
  if (end_ms === 0) return <p className="sale-clock">{t("noEnd")}</p>;
  return (
    <p className="sale-clock">
      <span>{t("endsIn")}</span> <Countdown to={end_ms} label={t("endsIn")} />
    </p>
  );
}
