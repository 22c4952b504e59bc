import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PayStage } from "./pay-stage.ts";

type Told = Exclude<PayStage, "due" | "closing">;

const ENDS: readonly PayStage[] = ["paid", "closed", "late", "refunded", "other"];
const GOOD: readonly PayStage[] = ["paid", "refunded", "other"];

/** What has become of the payment; said to screen readers when it changes. */
export function PayOutcome({ stage, orderNo }: { stage: PayStage; orderNo: string }) {
  const { t } = useTranslation("buying");
  return (
    <>
      <div role="status" aria-live="polite">
        {stage === "due" || stage === "closing" ? null : <Outcome stage={stage} />}
      </div>
      {ENDS.includes(stage) ? (
        <Link className="button" to={`/orders/${orderNo}`}>
          {t("toOrder")}
        </Link>
      ) : null}
    </>
  );
}

function Outcome({ stage }: { stage: Told }) {
  const { t } = useTranslation("buying");
  const [title, hint] =
    stage === "waiting"
      ? [t("waiting"), t("waitingHint")]
      : [t(`${stage}Title`), stage === "other" ? "" : t(`${stage}Hint`)];
  return (
    <div className={`provider-outcome ${stage}`}>
      {iconOf(stage)}
      <strong>{title}</strong>
      <span className="soft">{hint}</span>
    </div>
  );
}

function iconOf(stage: Told): ReactNode {
  if (stage === "waiting") return <LoaderCircle size={44} aria-hidden="true" />;
  return GOOD.includes(stage) ? (
    <CircleCheck size={44} aria-hidden="true" />
  ) : (
    <CircleAlert size={44} aria-hidden="true" />
  );
}
