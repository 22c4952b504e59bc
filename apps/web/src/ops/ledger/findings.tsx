import { useTranslation } from "react-i18next";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import type { Ledger } from "../api/types.ts";

type Finding = Ledger["open"][number];

/** What did not add up, in plain words; a sentence where there is nothing. */
export function Findings({ title, none, findings }: { title: string; none: string; findings: readonly Finding[] }) {
  const { t } = useTranslation("ledger");
  return (
    <section className="stack ledger-findings" aria-label={title}>
      <h2>{title}</h2>
      {findings.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <div className="table-wrap cards">
          <table>
            <thead>
              <tr>
                {(["when", "kind", "about", "detail"] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {findings.map((each) => (
                <Row key={JSON.stringify(each)} {...each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ kind, sku_id: sku, order_no: order, detail, at }: Finding) {
  const { t } = useTranslation("ledger");
  const about = [sku === undefined ? "" : `SKU ${sku}`, order === undefined ? "" : t("order", { no: order })];
  return (
    <tr>
      <td data-label={t("when")}>{moment(at, language())}</td>
      <td data-label={t("kind")}>
        <span className="ledger-kind">
          {t(`kinds.${kind}` as "kinds.oversold", { defaultValue: kind })} <code className="soft">{kind}</code>
        </span>
      </td>
      <td data-label={t("about")}>{about.filter(Boolean).join(", ") || "–"}</td>
      <td data-label={t("detail")}>{detail}</td>
    </tr>
  );
}
