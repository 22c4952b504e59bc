import { useTranslation } from "react-i18next";
import { Asked } from "../../../ui/asked.tsx";
import { Editor } from "./editor.tsx";
import { History } from "./history.tsx";
import { InForce } from "./in-force.tsx";
import { ThresholdForm } from "./threshold-form.tsx";
import { useRules } from "./use-rules.ts";

/** What the rules are, how to change them, and who did. */
export function RulesPart({ paused }: { paused: boolean }) {
  const { t } = useTranslation("flow");
  const query = useRules(paused);
  return (
    <Asked query={query} lines={4}>
      {(rules) => (
        <>
          <section id="rules" className="stack">
            <h2>{t("parts.rules")}</h2>
            <ThresholdForm rules={rules} />
            <div className="flow-halves">
              <Editor rules={rules} />
              <InForce rules={rules} />
            </div>
          </section>
          <History rules={rules} />
        </>
      )}
    </Asked>
  );
}
