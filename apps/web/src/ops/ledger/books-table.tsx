import { useState } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Empty } from "../../ui/empty.tsx";
import { Field } from "../../ui/field.tsx";
import { type Books, booksToShow, driftOf } from "./drift.ts";

const FIGURES = ["initial", "free", "held", "sold"] as const;

/** The books of all SKUs, or of one. */
export function BooksTable({ books }: { books: readonly Books[] }) {
  const { t } = useTranslation("ledger");
  const [typed, setTyped] = useState("");
  const shown = booksToShow(books, typed === "" ? undefined : Number(typed));
  return (
    <div className="stack">
      <div className="ledger-head">
        <h2>{t("books")}</h2>
        <Field label={t("filter")}>
          <input
            type="number"
            min={1}
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </div>
      {shown.length === 0 ? (
        <Empty title={t("noMatch")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the keyboard
        <section className="table-wrap cards ledger-books" tabIndex={0} aria-label={t("books")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("sku")}</th>
                <th scope="col">{t("pool")}</th>
                {[...FIGURES, "drift" as const].map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <Row key={`${each.sku_id} ${each.pool}`} {...each} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Row(books: Books) {
  const { t } = useTranslation("ledger");
  const drift = driftOf(books);
  return (
    <tr>
      <td data-label={t("sku")}>{books.sku_id}</td>
      <td data-label={t("pool")}>
        <span className={books.pool === "sale" ? "badge info" : ""}>{t(`pools.${books.pool}`)}</span>
      </td>
      {FIGURES.map((name) => (
        <td key={name} className="number" data-label={t(name)}>
          {count(books[name], language())}
        </td>
      ))}
      <td className="number" data-label={t("drift")}>
        <span className={drift === 0 ? "badge good" : "badge bad"}>{drift}</span>
      </td>
    </tr>
  );
}
