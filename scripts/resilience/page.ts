import { COLUMNS } from "./actions.ts";
import { seconds } from "./outcome.ts";
import type { Row } from "./row.ts";
import { summaryOf } from "./summary.ts";

const cell = (text: string) => text.replaceAll("|", "\\|");
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;

const head = ["Dependency", "State", ...COLUMNS, "Slowest p99", "Breaker opened after", "Well again after"];

/** The table, one line a state. */
export function tableOf(rows: readonly Row[]): string {
  const rule = line(head.map((_, index) => (index < head.length - 3 ? "---" : "---:")));
  return [line(head), rule, ...rows.map(rowLine)].join("\n");
}

function rowLine(row: Row): string {
  const { seen, slowest } = summaryOf(row);
  const opened = row.opened
    ? `${seconds(row.opened.afterMs)} (${row.opened.service}: \`${row.opened.resource}\`)`
    : "none needed";
  const measured = [`${seconds(slowest.p99)} (${slowest.name})`, opened, seconds(row.wellAfterMs)];
  return line([row.trouble.dependency, row.trouble.state, ...COLUMNS.map((column) => seen[column]), ...measured]);
}
