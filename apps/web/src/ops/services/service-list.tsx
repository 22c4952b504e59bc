import type { Services } from "../api/types.ts";
import { ServiceStateBadge, useServiceName } from "./service-state.tsx";
import { ServiceSwitch } from "./service-switch.tsx";
import "./services.css";

/** What runs, a line each, with the buttons where there are any. */
export function ServiceList({ services, broker }: Services) {
  const nameOf = useServiceName();
  const lines = [...services, { service: "broker", ...broker }];
  return (
    <ul className="service-list">
      {lines.map(({ service, state, can_stop: canStop }) => (
        <li key={service}>
          <span className="name">
            {nameOf(service)} <small>{service}</small>
          </span>
          <ServiceStateBadge state={state} />
          {canStop ? <ServiceSwitch service={service} state={state} /> : <span />}
        </li>
      ))}
    </ul>
  );
}
