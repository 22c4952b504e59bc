import { useTranslation } from "react-i18next";
import type { LiveSale } from "../api/types.ts";

/** The books of the sale as an equation: green while it holds. */
export function Books({ ledger }: { ledger: LiveSale["ledger"] }) {
  const { t } = useTranslation("liveSale");
  const { drift, open } = ledger;
  const isExact = drift === 0 && open === 0;
  return (
    <section className={`panel books ${isExact ? "" : "is-off"}`} aria-labelledby="books-title">
      <div className="row">
        <h2 id="books-title">{t("ledger.title")}</h2>
        <span className={`badge ${isExact ? "good" : "warn"}`} role="status">
          {isExact ? t("ledger.balanced") : sentenceOf(ledger, t)}
        </span>
      </div>
      <dl className="equation">
        {(["initial", "free", "held", "sold"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`ledger.${name}`)}</dt>
            <dd>{ledger[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t("ledger.explain")}</p>
    </section>
  );
}

type Words = ReturnType<typeof useTranslation<"liveSale">>["t"];

const sentenceOf = ({ drift, open }: LiveSale["ledger"], t: Words): string =>
  drift === 0 ? t("ledger.open", { count: open }) : t("ledger.drift", { count: drift });
