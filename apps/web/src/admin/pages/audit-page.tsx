import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AuditList } from "../audit/audit-list.tsx";
import { useAudit } from "../audit/use-audit.ts";
import { AdminOnly } from "../parts/admin-only.tsx";
import { SearchBox } from "../parts/search-box.tsx";
import { useFilters } from "../parts/use-filters.ts";
import "../audit/audit.css";

/** Who of the staff did what. */
export default function AuditPage() {
  const { t } = useTranslation(["records", "admin"]);
  useTitle(t("admin:pages.audit"));
  return (
    <>
      <h1>{t("admin:pages.audit")}</h1>
      <AdminOnly>
        <p className="soft">{t("audit.lead")}</p>
        <Audit />
      </AdminOnly>
    </>
  );
}

function Audit() {
  const { t } = useTranslation("records");
  const filters = useFilters();
  const query = useAudit(filters.get("actor"));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  return (
    <>
      <search className="filters">
        <SearchBox
          label={t("audit.actorId")}
          numeric
          value={filters.get("actor")}
          onSearch={(actor) => filters.set({ actor: actor.replace(/\D/g, "") })}
        />
      </search>
      <Asked query={query} lines={6}>
        {({ pages }) => (
          <AuditList
            entries={pages.flatMap(({ entries }) => entries)}
            busy={isFetchingNextPage}
            onOlder={hasNextPage ? () => void query.fetchNextPage() : undefined}
          />
        )}
      </Asked>
      {isFetchNextPageError ? <ErrorNote error={query.error} onRetry={() => void query.fetchNextPage()} /> : null}
    </>
  );
}
