import { useTranslation } from "react-i18next";
import { Countdown } from "../../time/countdown.tsx";
import { msOf } from "../../time/seconds.ts";
import { useReached } from "../../time/use-countdown.ts";

/** How long an order can still be paid; then that it is being cancelled. */
export function TimeToPay({ payBefore }: { payBefore: string }) {
  const { t } = useTranslation("buying");
  const dueMs = msOf(payBefore);
  if (useReached(dueMs)) return <span className="soft">{t("closing")}</span>;
  return (
    <span>
      <span className="soft">{t("leftToPay")}</span> <Countdown to={dueMs} label={t("leftToPay")} />
    </span>
  );
}
