import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ServiceTable } from "../services/service-table.tsx";
import { useServices } from "../services/use-services.ts";

/** What runs, where, and how it is. */
export default function ServicesPage() {
  const { t } = useTranslation(["services", "ops"]);
  useTitle(t("ops:pages.services"));
  const query = useServices();
  return (
    <div className="stack">
      <h1>{t("ops:pages.services")}</h1>
      <p className="soft">{t("services:intro")}</p>
      <Asked query={query} lines={6}>
        {(all) => (
          <>
            <p className="row">
              <span className="badge info">{all.profile}</span>
              <span>{t(all.embedded ? "services:embedded" : "services:separate")}</span>
            </p>
            <ServiceTable {...all} />
          </>
        )}
      </Asked>
    </div>
  );
}
