import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { flowRulesOf, useRules } from "../flow/rules/use-rules.ts";

/** What one sees here, and why buyers wait: the limit as it is now, and where to change it. */
export function LimitNote() {
  const { t } = useTranslation("liveSale");
  const { data } = useRules(false);
  const rules = data && flowRulesOf(data);
  const limit = rules?.find(({ resource }) => resource === "seckill_api")?.threshold;
  const known = limit === undefined ? t("noLimit") : t("limit", { count: limit });
  return (
    <div className="note live-sale-note">
      <p>{t("explain")}</p>
      <p>
        {rules ? known : t("unknownLimit")} <Link to="/ops/flow">{t("changeLimit")}</Link>
      </p>
    </div>
  );
}
