import { percentile } from "../seckill-load/report.ts";
import { COLUMNS, type Column } from "./actions.ts";
import { outcomeOf, phraseOf } from "./outcome.ts";
import type { Row } from "./row.ts";

/** Milliseconds in which the shop is to answer whatever happens. */
const DEADLINE_MS = 5000;

/** Milliseconds of the breakers' windows. */
const WINDOW_MS = 10_000;

/** What one row of the table says. */
export interface Summary {
  /** What the buyer sees, by column. */
  seen: Record<Column, string>;
  /** The action whose p99 is the longest, in milliseconds. */
  slowest: { name: string; p99: number };
  /** What must not be. */
  wrong: string[];
}

/** What happens to what buyers do, of one row. */
type Met = Pick<Row, "met">["met"];

/** Sums a row up. */
export function summaryOf(row: Pick<Row, "met" | "opened" | "ordersLater" | "trouble">): Summary {
  const slowest = slowestIn(row.met);
  const seen = Object.fromEntries(
    COLUMNS.map((column) => [column, seenIn(row.met.filter(({ action }) => action.column === column))]),
  ) as Record<Column, string>;
  const wrong = Object.entries(seen).flatMap(([column, text]) =>
    text.includes("wrong") ? [`${column}: ${text}`] : [],
  );
  if (slowest.p99 >= DEADLINE_MS) wrong.push(`${slowest.name} took ${Math.round(slowest.p99)} ms`);
  const inTime = row.opened && row.opened.afterMs <= WINDOW_MS;
  if (row.trouble.breakerDue && !inTime) wrong.push("no breaker opened within its window");
  if (row.ordersLater) seen.sale += "; orders come later";
  return { seen, slowest, wrong };
}

function slowestIn(met: Met): Summary["slowest"] {
  const [slowest = { name: "", p99: 0 }] = [...Map.groupBy(met, ({ action }) => action.name)]
    .map(([name, of]) => {
      const ascending = of.map(({ heard }) => heard.ms).sort((left, right) => left - right);
      return { name, p99: percentile(ascending, 0.99) };
    })
    .sort((left, right) => right.p99 - left.p99);
  return slowest;
}

/** Actions that are answered alike are told together. */
function seenIn(met: Met): string {
  const phrases = [...Map.groupBy(met, ({ action }) => action.name)].map(([name, of]) => {
    return { name, phrase: phraseOf(of.map(({ heard }) => outcomeOf(heard))) };
  });
  const alike = [...Map.groupBy(phrases, ({ phrase }) => phrase)];
  return alike
    .map(([phrase, of]) => (alike.length === 1 ? phrase : `${of.map(({ name }) => name).join(", ")}: ${phrase}`))
    .join("; ");
}
