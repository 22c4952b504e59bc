import { COLUMNS } from "./actions.ts";
import { seconds } from "./outcome.ts";
import type { Row } from "./row.ts";
import { summaryOf } from "./summary.ts";

const cell = (text: string) => text.replaceAll("|", "\\|");
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;

const head = ["Dependency", "State", ...COLUMNS, "Slowest p99", "Breaker opened after", "Well again after"];

/** The table in Markdown, one line a trouble. */
export function tableOf(rows: readonly Row[]): string {
  const rule = line(head.map(() => "---"));
  return [line(head), rule, ...rows.map(rowLine)].join("\n");
}

function rowLine(row: Row): string {
  const { seen, slowest } = summaryOf(row);
  const { dependency, state } = row.trouble;
  const opened = row.opened
    ? `${seconds(row.opened.afterMs)} (${row.opened.service}: \`${row.opened.resource}\`)`
    : "none opened";
  const measured = [`${seconds(slowest.p99, 2)} (${slowest.name})`, opened, seconds(row.wellAfterMs)];
  return line([dependency, state, ...COLUMNS.map((column) => seen[column]), ...measured]);
}
