import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Price } from "../../ui/price.tsx";
import { type CheckoutLine, totalOf } from "./checkout-lines.ts";

interface CheckoutSummaryProps {
  lines: CheckoutLine[];
  /** There is an address. */
  ready: boolean;
  busy: boolean;
  error: unknown;
  onPlace: () => void;
}

/** What it comes to, and the button. */
export function CheckoutSummary({ lines, ready, busy, error, onPlace }: CheckoutSummaryProps) {
  const { t } = useTranslation("buying");
  const { pieces, cents } = totalOf(lines);
  return (
    <section className="panel checkout-summary">
      <h2>{t("summary")}</h2>
      <dl className="facts">
        <div>
          <dt>{t("lines")}</dt>
          <dd>{t("pieces", { count: pieces })}</dd>
        </div>
        <div>
          <dt>{t("freeShipping")}</dt>
          <dd>{t("free")}</dd>
        </div>
        {cents === undefined ? null : (
          <div className="sum">
            <dt>{t("total")}</dt>
            <dd>
              <Price cents={cents} />
            </dd>
          </div>
        )}
      </dl>
      {error ? <ErrorNote error={error} /> : null}
      <button type="button" className="button" disabled={!ready || busy} onClick={onPlace}>
        {busy ? t("placing") : t("place")}
      </button>
      <p className="soft">{ready ? t("payWithin") : t("needAddress")}</p>
    </section>
  );
}
