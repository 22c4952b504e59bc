import { ShopError } from "@mall/sdk";
import { type FormEvent, useEffect, useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../ui/field.tsx";
import { Message, type Said, sentenceOfError } from "../message.tsx";
import { NO_RULE, nameOf, thresholdAfter } from "./threshold-state.ts";
import { flowRulesOf, type Rules, useRuleChanges } from "./use-rules.ts";

/** The most used change: another threshold for one of the flow rules in force. */
export function ThresholdForm({ rules }: { rules: Rules }) {
  const { t } = useTranslation(["flow", "common"]);
  const changes = useRuleChanges();
  const [state, dispatch] = useReducer(thresholdAfter, NO_RULE);
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);
  const list = flowRulesOf(rules);
  useEffect(() => dispatch({ type: "heard", rules: flowRulesOf(rules) }), [rules]);
  const rule = list[state.place];

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !rule) return;
    setBusy(true);
    setSaid(null);
    const sent = state.input;
    const comment = `${rule.resource}: threshold ${rule.threshold} → ${Number(sent)}`;
    const flow = list.map((each) => (each === rule ? { ...each, threshold: Number(sent) } : each));
    try {
      await changes.save({ ...rules.rules, flow }, rules.stored.version, comment);
      dispatch({ type: "saved", sent });
      setSaid({ kind: "good", text: t("flow:threshold.saved", { comment }) });
    } catch (error) {
      // Who lost a race sees the new rules, and decides again.
      if (error instanceof ShopError && error.status === 409) await changes.reload().catch(() => undefined);
      setSaid({ kind: "bad", text: sentenceOfError(error) });
    } finally {
      setBusy(false);
    }
  };
  if (!rule) {
    return (
      <p className="note">
        {t("flow:threshold.none")} <code>{'{"flow":[{"resource":"seckill_api","threshold":5}]}'}</code>
      </p>
    );
  }
  return (
    <form id="threshold-form" className="panel flow-form" onSubmit={(event) => void save(event)}>
      <h3>{t("flow:threshold.title")}</h3>
      <Field label={t("flow:threshold.rule")}>
        <select
          value={state.place}
          onChange={(event) => dispatch({ type: "chosen", rules: list, place: Number(event.target.value) })}
        >
          {[...list.entries()].map(([place, each]) =>
            each.threshold === undefined ? null : (
              <option key={place} value={place}>
                {nameOf(each)} · {each.threshold}
              </option>
            ),
          )}
        </select>
      </Field>
      <Field label={t("flow:threshold.new")} hint={t("flow:threshold.unit", { ms: rule.statIntervalMs ?? 1000 })}>
        <input
          type="number"
          min={0}
          step="any"
          required
          value={state.input}
          onChange={(event) => dispatch({ type: "typed", input: event.target.value })}
        />
      </Field>
      <button type="submit" className="button" aria-disabled={busy}>
        {t("common:save")}
      </button>
      <Message id="threshold-message" said={said} />
    </form>
  );
}
