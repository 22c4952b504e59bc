import { useTranslation } from "react-i18next";
import { type Rules, textOf } from "./use-rules.ts";

/** The rules in force, folded by kind. */
export function InForce({ rules: { inForce } }: { rules: Rules }) {
  const { t } = useTranslation("flow");
  return (
    <div className="panel">
      <h3>{t("inForce.title")}</h3>
      <p className="soft">{t("inForce.hint")}</p>
      <div id="in-force">
        {Object.entries(inForce).map(([kind, list = []]) => (
          <details key={kind}>
            <summary>
              {kind} ({list.length})
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the keyboard */}
            <pre tabIndex={0}>{textOf(list)}</pre>
          </details>
        ))}
      </div>
    </div>
  );
}
