import type { Heard } from "./ask.ts";

/** What a buyer makes of an answer. `number`: milliseconds it came late, or seconds after which to come again. */
export interface Outcome {
  kind: "as always" | "late" | "from memory" | "taken, paid a little later" | "503" | "504" | "429" | "wrong";
  number: number;
}

/** Milliseconds after which an answer is felt to be late. */
const LATE_MS = 1000;

/** The outcome; `wrong` is what must not happen whatever is down. */
export function outcomeOf({ status, stale, retryAfter, data, ms }: Heard): Outcome {
  if (status === 200) return { kind: kindOfSuccess(stale, data, ms), number: ms };
  if (status === 503 && retryAfter !== undefined) return { kind: "503", number: retryAfter };
  if (status === 504) return { kind: "504", number: ms };
  return { kind: status === 429 ? "429" : "wrong", number: status };
}

function kindOfSuccess(stale: boolean, data: Heard["data"], ms: number): Outcome["kind"] {
  if (stale) return "from memory";
  if (data.payment_no !== undefined && data.status !== "paid") return "taken, paid a little later";
  return ms < LATE_MS ? "as always" : "late";
}

/** Shares below this are not told. */
const WORTH_TELLING = 0.1;

/** What buyers met often, the most frequent first; what is wrong always. */
export function phraseOf(outcomes: readonly Outcome[]): string {
  return [...Map.groupBy(outcomes, ({ kind }) => kind)]
    .filter(([kind, { length }]) => kind === "wrong" || length >= outcomes.length * WORTH_TELLING)
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([kind, of]) =>
      told(
        kind,
        of.map(({ number }) => number),
      ),
    )
    .join(" or ");
}

function told(kind: Outcome["kind"], numbers: number[]): string {
  const ascending = numbers.sort((left, right) => left - right);
  const [least = 0] = ascending;
  const most = ascending.at(-1) ?? 0;
  if (kind === "late") return `late (${seconds(ascending[Math.floor(ascending.length / 2)] ?? 0)})`;
  if (kind === "503") return `503, come again in ${least === most ? least : `${least} to ${most}`} s`;
  return kind === "wrong" ? `wrong: ${[...new Set(ascending)].join(", ")}` : kind;
}

/** Milliseconds as the table shows them. */
export function seconds(ms: number, decimals = 1): string {
  return `${(ms / 1000).toFixed(decimals)} s`;
}
