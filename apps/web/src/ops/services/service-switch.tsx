import { Play, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { State } from "./service-state.tsx";
import { useServiceSwitch } from "./use-services.ts";

/** The button that stops a service or starts it again; what went wrong stands below it. */
export function ServiceSwitch({ service, state }: { service: string; state: State }) {
  const { t } = useTranslation("services");
  const { change, problem } = useServiceSwitch(service);
  const to = state === "up" ? "stop" : "start";
  const Icon = to === "stop" ? Square : Play;
  return (
    <div className="service-switch">
      <button
        type="button"
        className={to === "stop" ? "button plain small" : "button small"}
        aria-label={t(to === "stop" ? "stopNamed" : "startNamed", { name: service })}
        aria-busy={change.isPending}
        onClick={() => change.isPending || change.mutate(to)}
      >
        <Icon size={14} aria-hidden="true" /> {t(to)}
      </button>
      {change.isError ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
