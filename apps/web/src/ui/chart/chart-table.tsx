import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ScrollArea } from "../scroll-area.tsx";
import { inWords } from "./chart-legend.tsx";
import type { ChartProps } from "./series.ts";

/** Rows of the table: of a longer chart the latest. */
const ROWS = 60;

/** The figures of a chart as a table, for who cannot or will not read the picture. Made only while it is open. */
export function ChartTable({ label, x, xFormat, xLabel, series }: ChartProps) {
  const { t } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const first = Math.max(0, x.length - ROWS);
  return (
    <details className="chart-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("asTable")} <span className="visually-hidden">{label}</span>
      </summary>
      {open ? (
        <ScrollArea label={label}>
          <table>
            <caption className="visually-hidden">{label}</caption>
            <thead>
              <tr>
                <th scope="col">{xLabel}</th>
                {series.map((each) => (
                  <th key={each.label} scope="col" className="number">
                    {each.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {x.slice(first).map((at, row) => (
                <tr key={at}>
                  <th scope="row">{xFormat(at)}</th>
                  {series.map((each) => (
                    <td key={each.label} className="number">
                      {inWords(each.values[first + row], each.format)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      ) : null}
    </details>
  );
}
