import { fold } from "../../domain/search/fold.ts";
import { canonical, namesMeant } from "../../domain/search/synonyms.ts";
import { readQuery } from "../../domain/search/terms.ts";

/** One thing that a product must have. */
export interface Needle {
  /** Folded texts, at least one of which must be contained. No letter, digit or Chinese character: not in here. */
  anyOf: readonly string[];
  /** Where to look besides: a single Chinese character would be found in any long text and mean nothing. */
  inDescription: boolean;
}

/** Each costs a look at every product: beyond what people write, the rest of a query is not asked for. */
const MAX_NEEDLES = 16;

/**
 * What a query asks for, for a search that can only ask whether a text contains another: every known name by all its
 * names, everything else as `readQuery` has it. None: there is nothing to search for.
 */
export function needlesOf(query: string): Needle[] {
  const parts = splitAtNames(canonical(fold(query)));
  const needles = parts.flatMap(({ text, names }) => (names ? [names] : readQuery(text).clauses));
  const needed = withoutImplied(needles).slice(0, MAX_NEEDLES);
  return needed.map((anyOf) => ({ anyOf, inDescription: !anyOf.every(isCharacter) }));
}

interface Part {
  text: string;
  /** All names of the thing, when the text is one of them. */
  names?: readonly string[];
}

function splitAtNames(text: string): Part[] {
  const known = namesMeant(text).sort((left, right) => right.length - left.length);
  if (known.length === 0) return [{ text }];
  const parts = text.split(new RegExp(`(${known.join("|")})`));
  // What the parentheses matched stands at the odd places.
  return parts.map((part, index) => (index % 2 === 1 ? { text: part, names: namesMeant(part) } : { text: part }));
}

/** A clause that has all texts of another one asks for nothing more. */
function withoutImplied(clauses: readonly (readonly string[])[]): (readonly string[])[] {
  const implies = (one: readonly string[], other: readonly string[]) => one.every((text) => other.includes(text));
  return clauses.filter(
    (clause, at) =>
      !clauses.some((other, where) => implies(other, clause) && (other.length < clause.length || where < at)),
  );
}

function isCharacter(text: string): boolean {
  return /^\p{Script=Han}$/u.test(text);
}
