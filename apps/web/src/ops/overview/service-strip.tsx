import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useServiceName } from "../services/service-state.tsx";
import { useServices } from "../services/use-services.ts";

/** Each service and the broker as a light with a word; all lead to the page of services. */
export function ServiceStrip() {
  const { t } = useTranslation("services");
  const nameOf = useServiceName();
  const { data } = useServices();
  if (!data) return null;
  const all = [...data.services, { service: "broker", state: data.broker.state }];
  return (
    <nav className="service-strip" aria-label={t("strip")}>
      {all.map(({ service, state }) => (
        <Link key={service} to="/ops/services" data-state={state}>
          <i aria-hidden="true" /> {nameOf(service)} <span className="strip-state">{t(`states.${state}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
