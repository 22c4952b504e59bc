import { escapeHtml } from "@mall/kernel";
import { fold, foldWithOrigins } from "./fold.ts";
import { namesMeant } from "./synonyms.ts";
import { isWord, pairsOf, type Run, runsOf } from "./units.ts";

/** Turns a name into HTML: what a query found is inside `<em>`, everything is escaped. */
export type Highlighter = (name: string) => string;

/** Makes the highlighter of a query, which also knows the other names of what the query mentions. */
export function createHighlighter(query: string): Highlighter {
  const folded = fold(query);
  const runs = [folded, ...namesMeant(folded)].flatMap(runsOf);
  const singles = runs.filter((run) => run.length === 1).map((run) => run[0]?.text ?? "");
  const needles = { pairs: new Set(runs.flatMap(pairsOf)), singles };
  return (name) => {
    const { text, origins } = foldWithOrigins(name);
    const original = name.normalize("NFC");
    const marked = new Set<number>();
    for (const { start, length } of runsOf(text).flatMap((run) => foundIn(run, needles))) {
      for (const origin of origins.slice(start, start + length)) {
        for (let at = origin.start; at < origin.end; at += 1) marked.add(at);
      }
    }
    return emphasize(original, marked);
  };
}

interface Needles {
  pairs: ReadonlySet<string>;
  singles: readonly string[];
}

/** Stretches of the folded text that the query found. */
function foundIn(run: Run, { pairs, singles }: Needles): { start: number; length: number }[] {
  const together = run.slice(1).flatMap((unit, index) => {
    const before = run[index];
    const pair = `${before?.text ?? ""}${unit.text}`;
    return before && pairs.has(pair) ? [{ start: before.start, length: pair.length }] : [];
  });
  const alone = run.flatMap(({ text, start }) =>
    singles
      .filter((single) => (isWord(single) ? text.startsWith(single) : text === single))
      .map((single) => ({ start, length: single.length })),
  );
  return [...together, ...alone];
}

function emphasize(text: string, marked: ReadonlySet<number>): string {
  let html = "";
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked.has(at) === marked.has(at - 1)) continue;
    const part = escapeHtml(text.slice(start, at));
    html += marked.has(start) ? `<em>${part}</em>` : part;
    start = at;
  }
  return html;
}
