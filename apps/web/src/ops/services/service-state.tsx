import { useTranslation } from "react-i18next";

/** How a service or the broker is. */
export type State = "up" | "stopped" | "unreachable";

const TONES: Record<State, string> = { up: "good", stopped: "warn", unreachable: "bad" };

/** The state in a word and a colour. */
export function ServiceStateBadge({ state }: { state: State }) {
  const { t } = useTranslation("services");
  return <span className={`badge ${TONES[state]}`}>{t(`states.${state}`)}</span>;
}

/** What a service is called, in the reader's language; one that is not known by its own name. */
export function useServiceName(): (service: string) => string {
  const { t } = useTranslation("services");
  return (service) => t(`names.${service}` as "names.broker", { defaultValue: service });
}
