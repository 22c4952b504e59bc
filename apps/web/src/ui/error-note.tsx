import { ShopError } from "@mall/sdk";
import { useTranslation } from "react-i18next";

/** What went wrong, in words, and what to do next. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation("common");
  const { retryAfter, traceId } = error instanceof ShopError ? error : { retryAfter: undefined, traceId: undefined };
  return (
    <div className="note bad" role="alert">
      <p>
        {useMessage(error)}
        {retryAfter ? <> {t("retryAfter", { count: retryAfter })}</> : null}
      </p>
      {traceId ? (
        <p className="soft mono">
          {t("trace")} {traceId}
        </p>
      ) : null}
      {onRetry ? (
        <button type="button" className="button plain small" onClick={onRetry}>
          {t("retry")}
        </button>
      ) : null}
    </div>
  );
}

/** The sentence of an error in the reader's language. */
export function useMessage(error: unknown): string {
  const { t } = useTranslation("common");
  if (error instanceof ShopError) return error.status === 0 ? t("noAnswer") : error.message;
  return t("somethingWrong");
}
