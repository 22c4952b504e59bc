import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { When } from "../parts/when.tsx";
import { deedName, readable } from "./deed-names.ts";
import type { AuditEntry } from "./use-audit.ts";

/** One entry, as a sentence where it has one, with what was asked to unfold. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation(["records", "common"]);
  const { actor_id: actor, actor_role: role, action, client_address: address } = entry;
  const name = deedName(action);
  return (
    <tr>
      <td data-label={t("audit.at")} className="nowrap">
        <When at={entry.at} />
      </td>
      <td data-label={t("audit.actor")}>
        <span className="audit-actor">
          <Link to={`/admin/audit?actor=${actor}`} aria-label={t("audit.onlyActor", { id: actor })}>
            #{actor}
          </Link>{" "}
          {t(`common:roles.${role as "admin"}`)}
          <small className="soft">{t("audit.from", { address })}</small>
        </span>
      </td>
      <td data-label={t("audit.action")}>
        <span className="audit-action">
          {name ? <strong>{t(`audit.deeds.${name}`)}</strong> : null}
          <code>{action}</code>
        </span>
      </td>
      <td data-label={t("audit.result")}>
        <Result status={entry.status} />
      </td>
      <td className="first">
        <details className="more">
          <summary>{t("audit.asked")}</summary>
          <pre className="code">{readable(entry.detail)}</pre>
          <small className="soft mono">
            {t("common:trace")} {entry.trace_id}
          </small>
        </details>
      </td>
    </tr>
  );
}

function Result({ status }: Pick<AuditEntry, "status">) {
  const { t } = useTranslation("records");
  if (status === 0) return <span className="badge">{t("audit.unknown")}</span>;
  return <span className={status < 400 ? "badge good" : "badge bad"}>{status}</span>;
}
