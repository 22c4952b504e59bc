import { RotateCcw } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { DeadQueue, Letter } from "./letters.ts";

/** The dead letters of one queue. */
export function QueueSection({ dead, onRetry }: { dead: DeadQueue; onRetry: (dead: DeadQueue) => void }) {
  const { t } = useTranslation("records");
  const titleId = useId();
  const { queue, count, letters } = dead;
  return (
    <section className="panel dead-queue" aria-labelledby={titleId}>
      <div className="page-head">
        <h2 id={titleId}>
          {queue} <span className="badge bad">{t("dead.count", { count })}</span>
        </h2>
        <button
          type="button"
          className="button plain small"
          aria-label={t("dead.retryOf", { queue })}
          onClick={() => onRetry(dead)}
        >
          <RotateCcw size={16} aria-hidden="true" /> {t("dead.retry")}
        </button>
      </div>
      {letters.length < count ? <p className="soft">{t("dead.showing", { count: letters.length })}</p> : null}
      <ul>
        {letters.map((letter) => (
          <li key={letter.message_id}>
            <LetterParts letter={letter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LetterParts({ letter: { message_id, error, attempt, body, headers } }: { letter: Letter }) {
  const { t } = useTranslation("records");
  return (
    <>
      <p className="row">
        <strong>{error || t("dead.unknownReason")}</strong>
        <span className="badge">{t("dead.attempts", { count: attempt })}</span>
      </p>
      <p className="soft mono">{message_id}</p>
      <pre className="code">{JSON.stringify(body, null, 2)}</pre>
      <details className="more">
        <summary>{t("dead.headers")}</summary>
        <pre className="code">{JSON.stringify(headers, null, 2)}</pre>
      </details>
    </>
  );
}
