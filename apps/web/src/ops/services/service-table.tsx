import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceState, Services } from "../api/types.ts";
import { ServiceStateBadge, type State, useServiceName } from "./service-state.tsx";
import { ServiceSwitch } from "./service-switch.tsx";
import "./services.css";

/** The services and the broker with their instances. */
export function ServiceTable({ services, broker }: Services) {
  const { t } = useTranslation("services");
  return (
    <div className="table-wrap cards">
      <table>
        <thead>
          <tr>
            {(["service", "state", "instances", "action"] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((each) => (
            <Row key={each.service} name={each.service} state={each.state} canStop={each.can_stop}>
              <Instances instances={each.instances} />
            </Row>
          ))}
          <Row name="broker" state={broker.state} canStop={broker.can_stop}>
            <span>{t(`brokers.${broker.kind}`)}</span>
          </Row>
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  name: string;
  state: State;
  canStop: boolean;
  children: ReactNode;
}

function Row({ name, state, canStop, children }: RowProps) {
  const { t } = useTranslation("services");
  const nameOf = useServiceName();
  return (
    <tr>
      <td data-label={t("service")}>
        <span className="service-cell">
          <strong>{nameOf(name)}</strong> <small className="soft">{name}</small>
        </span>
      </td>
      <td data-label={t("state")}>
        <ServiceStateBadge state={state} />
      </td>
      <td data-label={t("instances")}>{children}</td>
      <td data-label={t("action")}>{canStop ? <ServiceSwitch service={name} state={state} /> : "–"}</td>
    </tr>
  );
}

function Instances({ instances }: Pick<ServiceState, "instances">) {
  const { t } = useTranslation("services");
  if (instances.length === 0) return <span className="soft">{t("noInstances")}</span>;
  return (
    <span className="service-cell">
      {instances.map(({ id, address, healthy }) => (
        <span key={id}>
          <span className="mono">{address}</span>{" "}
          <span className={healthy ? "soft" : "badge bad"}>{t(healthy ? "healthy" : "unhealthy")}</span>
        </span>
      ))}
    </span>
  );
}
