import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Empty } from "../../ui/empty.tsx";
import type { Live } from "../api/types.ts";
import { short } from "./figures.ts";

/** What was asked for most in the latest second. */
export function BusyResources({ resources }: Pick<Live, "resources">) {
  const { t } = useTranslation("overview");
  return (
    <section className="panel" aria-labelledby="busy-resources">
      <div className="overview-head">
        <h2 id="busy-resources">{t("resources")}</h2>
        <Link to="/ops/flow">{t("more")}</Link>
      </div>
      {resources.length === 0 ? (
        <Empty title={t("noResources")}>
          <p>{t("noResourcesHint")}</p>
        </Empty>
      ) : (
        <div className="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("resource")}</th>
                <th scope="col" className="number">
                  {t("passed")}
                </th>
                <th scope="col" className="number">
                  {t("tiles.refused")}
                </th>
              </tr>
            </thead>
            <tbody>
              {resources.map(({ resource, passed, blocked }) => (
                <tr key={resource}>
                  <td className="mono">{resource}</td>
                  <td className="number">{short(passed)}</td>
                  <td className={blocked > 0 ? "number overview-refused" : "number"}>{short(blocked)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
