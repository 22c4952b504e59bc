import { useTranslation } from "react-i18next";
import type { Second } from "./series.ts";
import { pathOf } from "./sparkline-path.ts";

const SIZE = { width: 160, height: 32 };

/** A small chart of two lines: what passed, as an area, and what was refused, as a line. */
export function Sparkline({ seconds }: { seconds: readonly Second[] }) {
  const { t } = useTranslation("flow");
  const [passed, blocked] = [seconds.map(({ pass }) => pass), seconds.map(({ block }) => block)];
  const [mostPassed, mostBlocked] = [Math.max(...passed), Math.max(...blocked)];
  const peak = Math.max(mostPassed, mostBlocked, 1);
  return (
    <svg
      className="sparkline"
      role="img"
      aria-label={t("resources.chartLabel", { pass: Math.round(mostPassed), block: Math.round(mostBlocked) })}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      {...SIZE}
      preserveAspectRatio="none"
    >
      <path className="pass" d={`${pathOf(passed, peak, SIZE)} V${SIZE.height} H0 Z`} />
      {mostBlocked === 0 ? null : <path className="block" d={pathOf(blocked, peak, SIZE)} />}
    </svg>
  );
}
