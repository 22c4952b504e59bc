import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import type { Ledger } from "../api/types.ts";
import { BooksTable } from "../ledger/books-table.tsx";
import { driftOf } from "../ledger/drift.ts";
import { Findings } from "../ledger/findings.tsx";
import "../ledger/ledger.css";

/** Where all units are, what does not add up, and what was put right. */
export default function LedgerPage() {
  const { t } = useTranslation(["ledger", "ops"]);
  useTitle(t("ops:pages.ledger"));
  const query = useQuery({
    queryKey: ["ops", "ledger"],
    queryFn: () => shop.get("ops/ledger"),
    refetchInterval: 3_000,
  });
  return (
    <div className="stack">
      <h1>{t("ops:pages.ledger")}</h1>
      <p className="soft">{t("ledger:intro")}</p>
      <Asked query={query} lines={5}>
        {(ledger) => (
          <>
            <Summary {...ledger} />
            <Findings title={t("ledger:open")} none={t("ledger:openNone")} findings={ledger.open} />
            <BooksTable books={ledger.books} />
            <Findings title={t("ledger:repairs")} none={t("ledger:repairsNone")} findings={ledger.repairs} />
          </>
        )}
      </Asked>
    </div>
  );
}

function Summary({ books, open, checked_at: checkedAt }: Ledger) {
  const { t } = useTranslation("ledger");
  const wrong = Math.max(open.length, books.filter((each) => driftOf(each) !== 0).length);
  return (
    <div className={wrong === 0 ? "note good" : "note bad"}>
      <p role="status">
        <strong>{wrong === 0 ? t("balanced") : t("notBalanced", { count: wrong })}</strong>
      </p>
      <p>{checkedAt === 0 ? t("notChecked") : t("checkedAt", { when: moment(checkedAt, language()) })}</p>
    </div>
  );
}
