import { ShopError } from "@mall/sdk";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useServices } from "../services/use-services.ts";
import { FaultForm, type FaultInput } from "./fault-form.tsx";
import { Message, type Said, sentenceOfError } from "./message.tsx";
import { type Fault, useFaults } from "./use-faults.ts";
import { percent, secondsLeft } from "./words.ts";

/** The fault switch of the demo; nothing where there is none. */
export function Faults({ paused, now }: { paused: boolean; now: number }) {
  const { t } = useTranslation("flow");
  const { query, change } = useFaults(paused);
  const { data: all } = useServices();
  const [said, setSaid] = useState<Said>(null);
  if (query.error instanceof ShopError && query.error.status === 404) return null;
  const run = async (body: Parameters<typeof change.mutateAsync>[0], done: string) => {
    if (change.isPending) return;
    setSaid(null);
    await change.mutateAsync(body).then(
      () => setSaid({ kind: "good", text: done }),
      (error) => setSaid({ kind: "bad", text: sentenceOfError(error) }),
    );
  };
  const switchOn = (event: FormEvent, { service, ...fault }: FaultInput) => {
    event.preventDefault();
    void run({ service: service as never, fault }, t("faults.on", { service, seconds: fault.seconds }));
  };
  const on = Object.entries(query.data ?? {});
  return (
    <section id="faults" className="stack">
      <h2>{t("parts.faults")}</h2>
      <FaultForm services={(all?.services ?? []).map(({ service }) => service)} onSubmit={switchOn} />
      <Message id="fault-message" said={said} />
      {on.length === 0 ? (
        <p id="no-faults" className="soft">
          {t("faults.none")}
        </p>
      ) : (
        <ul id="fault-list" className="flow-faults">
          {on.map(([service, fault]) => (
            <li key={service}>
              <Sentence service={service} fault={fault} now={now} />
              <button
                type="button"
                className="button plain small"
                aria-label={t("faults.wellAgainNamed", { service })}
                onClick={() => void run({ service: service as never }, t("faults.well", { service }))}
              >
                {t("faults.wellAgain")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sentence({ service, fault, now }: { service: string; fault: Fault; now: number }) {
  const { t } = useTranslation("flow");
  const { latencyMs: latency = 0, errorShare = 0, untilMs } = fault;
  return (
    <span>
      {t("faults.sentence", { service, latency, share: percent(errorShare) })}
      {untilMs === undefined ? "" : t("faults.left", { left: secondsLeft(untilMs, now) })}
    </span>
  );
}
