import { fold } from "./fold.ts";
import { canonical } from "./synonyms.ts";
import { pairsOf, type Run, runsOf } from "./units.ts";

/** What a query asks of a product. */
export interface SearchWords {
  /** All terms, for the ranking. */
  terms: readonly string[];
  /** A product fits when it has at least one term of each clause. */
  clauses: readonly (readonly string[])[];
}

/** How closely a text is indexed. In long texts, single characters would be found everywhere and mean nothing. */
export type Closeness = "every_character" | "pairs";

/** The terms under which a text is found: as it is written, and by the names of the synonym table. */
export function indexTerms(text: string, closeness: Closeness): string[] {
  const folded = fold(text);
  const renamed = canonical(folded);
  const runs = renamed === folded ? runsOf(folded) : [folded, renamed].flatMap(runsOf);
  const singles = closeness === "pairs" ? runs.filter((run) => run.length === 1) : runs;
  return [...new Set([...singles.flatMap((run) => run.map((unit) => unit.text)), ...runs.flatMap(pairsOf)])];
}

/** Reads a query. One without anything to search for, such as `!?`, has no clauses. */
export function readQuery(query: string): SearchWords {
  const clauses = runsOf(canonical(fold(query))).flatMap(clausesOf);
  return { clauses, terms: [...new Set(clauses.flat())] };
}

/**
 * Every unit has to be part of a pair that the product has: 西红柿 needs 西红 and 红柿, and never finds 西兰花.
 * 寿光黄瓜 needs 寿光 and 黄瓜 but not 光黄, so it finds 寿光水果黄瓜 without a dictionary.
 */
function clausesOf(run: Run): string[][] {
  const pairs = pairsOf(run);
  if (pairs.length === 0) return run.map((unit) => [unit.text]);
  return run.map((_, index) => pairs.slice(Math.max(0, index - 1), index + 1));
}

/** Whether a product with these terms of the query has one of each clause. */
export function fits({ clauses }: SearchWords, found: Iterable<string>): boolean {
  const terms = new Set(found);
  return clauses.every((clause) => clause.some((term) => terms.has(term)));
}
