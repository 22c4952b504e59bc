import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/empty.tsx";
import { AuditRow } from "./audit-row.tsx";
import type { AuditEntry } from "./use-audit.ts";

interface AuditListProps {
  entries: AuditEntry[];
  busy: boolean;
  /** Left out: there are no older ones. */
  onOlder?: (() => void) | undefined;
}

/** Entries, the latest first. */
export function AuditList({ entries, busy, onOlder }: AuditListProps) {
  const { t } = useTranslation(["records", "admin"]);
  if (entries.length === 0) {
    return (
      <Empty title={t("audit.none")}>
        <p>{t("audit.noneHint")}</p>
      </Empty>
    );
  }
  const heads = [t("audit.at"), t("audit.actor"), t("audit.action"), t("audit.result"), t("audit.asked")];
  return (
    <>
      <div className="table-wrap cards audit-list">
        <table>
          <caption className="visually-hidden">{t("admin:pages.audit")}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="pager">
        {onOlder ? (
          <button type="button" className="button plain" disabled={busy} onClick={onOlder}>
            {t("audit.older")}
          </button>
        ) : (
          <span className="soft">{t("audit.end")}</span>
        )}
      </div>
    </>
  );
}
