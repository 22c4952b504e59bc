import { useTranslation } from "react-i18next";
import type { Figures } from "./use-figures.ts";
import { clockTime } from "./words.ts";

/** When the figures are from, of whom, and whether a breaker is open. */
export function NowLine({ figures: { at, processes, breakers } }: { figures: Figures }) {
  const { t } = useTranslation("flow");
  const open = breakers.filter(({ state }) => state === "open").length;
  const who = processes.length === 1 ? t("process", { id: processes[0] }) : t("processes", { count: processes.length });
  return (
    <p id="now" className="soft">
      {clockTime(at)} · {who} · {open === 0 ? t("noneOpen") : t("someOpen", { count: open })}
    </p>
  );
}
