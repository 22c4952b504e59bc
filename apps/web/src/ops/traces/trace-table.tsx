import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import type { TraceSummary } from "../api/types.ts";
import { ms } from "../overview/figures.ts";

/** The newest traces. */
export function TraceTable({ traces }: { traces: readonly TraceSummary[] }) {
  const { t } = useTranslation("traces");
  return (
    <div className="table-wrap cards">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("time")}</th>
            <th scope="col">{t("request")}</th>
            <th scope="col">{t("services")}</th>
            <th scope="col" className="number">
              {t("spans")}
            </th>
            <th scope="col" className="number">
              {t("duration")}
            </th>
          </tr>
        </thead>
        <tbody>
          {traces.map((trace) => (
            <Row key={trace.trace_id} {...trace} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ trace_id: id, name, start_ms: start, duration_ms: duration, spans, services, error }: TraceSummary) {
  const { t } = useTranslation("traces");
  return (
    <tr>
      <td className="trace-when" data-label={t("time")}>
        {moment(start, language())}
      </td>
      <td data-label={t("request")}>
        <span>
          <Link to={`/ops/traces/${id}`}>{name}</Link> {error ? <span className="badge bad">{t("failed")}</span> : null}
        </span>
      </td>
      <td data-label={t("services")}>{services.join(" · ")}</td>
      <td className="number" data-label={t("spans")}>
        {spans}
      </td>
      <td className="number" data-label={t("duration")}>
        {ms(duration)}
      </td>
    </tr>
  );
}
