import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { useMessage } from "../../ui/error-note.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Breakers } from "../flow/breakers.tsx";
import { Faults } from "../flow/faults.tsx";
import { Instances } from "../flow/instances.tsx";
import { NowLine } from "../flow/now-line.tsx";
import { Refusals } from "../flow/refusals.tsx";
import { Resources } from "../flow/resources.tsx";
import { RulesPart } from "../flow/rules/rules-part.tsx";
import { useFigures } from "../flow/use-figures.ts";
import { PauseButton } from "../overview/pause-button.tsx";
import "../flow/flow.css";

const PARTS = ["resources", "breakers", "refusals", "faults", "rules", "history"] as const;

/** What passes and what is refused; limits, breakers and faults to change. */
export default function FlowPage() {
  const { t } = useTranslation(["flow", "ops"]);
  useTitle(t("ops:pages.flow"));
  const [paused, setPaused] = useState(false);
  const { query, series } = useFigures(paused);
  const problem = useMessage(query.error);
  return (
    <div className="stack flow">
      <div className="page-head">
        <h1>{t("ops:pages.flow")}</h1>
        <PauseButton paused={paused} onChange={setPaused} />
      </div>
      <p className="soft">{t("flow:intro")}</p>
      <nav className="flow-nav" aria-label={t("flow:nav")}>
        {PARTS.map((part) => (
          <a key={part} href={`#${part}`}>
            {t(`flow:parts.${part}`)}
          </a>
        ))}
      </nav>
      <Asked query={query} lines={4}>
        {(figures) => (
          <>
            {query.isError ? (
              <p className="note warn" role="status">
                {t("flow:retrying", { message: problem })}
              </p>
            ) : null}
            <NowLine figures={figures} />
            <Resources figures={figures} series={series} />
            <Breakers figures={figures} />
            <Instances figures={figures} />
            <Refusals paused={paused} processes={figures.processes.length} />
            <Faults paused={paused} now={figures.at} />
          </>
        )}
      </Asked>
      <RulesPart paused={paused} />
    </div>
  );
}
