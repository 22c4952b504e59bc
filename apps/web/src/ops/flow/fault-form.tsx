import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";

/** What is to be switched on. */
export interface FaultInput {
  service: string;
  latency_ms: number;
  error_share: number;
  seconds: number;
}

interface FaultFormProps {
  services: readonly string[];
  onSubmit: (event: FormEvent, fault: FaultInput) => void;
}

const NUMBERS = [
  { name: "latency_ms", label: "latency", min: 0, max: 60_000, step: 1 },
  { name: "error_share", label: "share", min: 0, max: 1, step: "any" },
  { name: "seconds", label: "seconds", min: 1, max: 3600, step: 1 },
] as const;

/** Makes one of the services slow or failing. */
export function FaultForm({ services, onSubmit }: FaultFormProps) {
  const { t } = useTranslation("flow");
  const [service, setService] = useState("product-service");
  const [typed, setTyped] = useState({ latency_ms: "0", error_share: "0", seconds: "60" });
  const numbers = () => ({
    latency_ms: Number(typed.latency_ms),
    error_share: Number(typed.error_share),
    seconds: Number(typed.seconds),
  });
  return (
    <form className="panel flow-form" onSubmit={(event) => onSubmit(event, { service, ...numbers() })}>
      <Field label={t("faults.service")}>
        <select value={service} onChange={(event) => setService(event.target.value)}>
          {services.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </Field>
      {NUMBERS.map(({ name, label, ...limits }) => (
        <Field key={name} label={t(`faults.${label}`)}>
          <input
            type="number"
            required
            {...limits}
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        </Field>
      ))}
      <button type="submit" className="button">
        {t("faults.switchOn")}
      </button>
    </form>
  );
}
