import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { ServiceList } from "../services/service-list.tsx";
import { useServices } from "../services/use-services.ts";

/** The services beside a sale, to be stopped and started while it runs. */
export function BreakIt() {
  const { t } = useTranslation("liveSale");
  const query = useServices();
  return (
    <section className="panel break-it" aria-labelledby="break-it-title">
      <h2 id="break-it-title">{t("breakIt.title")}</h2>
      <Asked query={query} lines={4}>
        {(all) => (
          <>
            <p className="soft">
              {t(all.broker.can_stop || all.services.some((each) => each.can_stop) ? "breakIt.hint" : "breakIt.none")}
            </p>
            <ServiceList {...all} />
          </>
        )}
      </Asked>
    </section>
  );
}
