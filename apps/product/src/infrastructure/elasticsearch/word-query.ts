import { fold } from "../../domain/search/fold.ts";
import { namesMeant } from "../../domain/search/synonyms.ts";
import { readQuery } from "../../domain/search/terms.ts";
import { isWord } from "../../domain/search/units.ts";

/** A part of a search request. */
export type Query = Record<string, unknown>;

const FIELDS = { name_terms: 12, sku_terms: 3, category_terms: 3, description_terms: 1 };

/** A word of the analyzer counts for half of a term in the name: it comes on top of the terms it is made of. */
const WORD_BOOST = 6;

/** More than all terms together: a name that has every word comes before whatever has them elsewhere. */
const NAME_BOOST = 1000;

/** Letters a word needs before it may be misspelt: of a shorter one too little would be left. */
const MIN_FUZZY = 4;
/** Letters of a word for each that may be wrong; the server allows two at most. */
const LETTERS_A_MISTAKE = 5;

/** Products on sale. */
export const ON_SALE: Query = { term: { on_sale: true } };

/** Products that have every word of the text, in whichever field, best first. */
export function wholeQuery(text: string): Query {
  const { terms, clauses } = readQuery(text);
  const inName = { constant_score: { filter: all(clauses, "name_terms"), boost: NAME_BOOST } };
  return {
    bool: {
      filter: all(clauses, "all_terms"),
      should: [inName, ...terms.flatMap((term) => scored(term)), words(text)],
    },
  };
}

/** Products that have at least some of the words, or words spelt nearly so, best first. */
export function partQuery(text: string): Query {
  const { terms } = readQuery(text);
  const some = [...terms.flatMap((term) => scored(term)), ...terms.flatMap(misspelt)];
  return { bool: { must: { bool: { should: some, minimum_should_match: 1 } }, should: words(text) } };
}

/** Products whose name has every word of the text, those first whose name begins with it. */
export function nameQuery(text: string): Query {
  const { terms, clauses } = readQuery(text);
  const begins = { prefix: { folded_name: { value: fold(text), boost: NAME_BOOST } } };
  const matching = terms.flatMap((term) => scored(term, { name_terms: 1 }));
  return { bool: { filter: [ON_SALE, all(clauses, "name_terms")], should: [begins, ...matching, words(text)] } };
}

/** One term of each clause, in this field; words are found by their beginning. */
function all(clauses: readonly (readonly string[])[], field: string): Query {
  const needed = clauses.filter((clause) => !clauses.some((other) => isPart(other, clause)));
  const one = (clause: readonly string[]): Query => {
    const [term = ""] = clause;
    if (clause.length > 1) return { terms: { [field]: clause } };
    return isWord(term) ? { prefix: { [field]: { value: term } } } : { term: { [field]: term } };
  };
  return { bool: { filter: needed.map(one) } };
}

// A clause that has all terms of a shorter one asks for nothing more.
function isPart(shorter: readonly string[], clause: readonly string[]): boolean {
  return shorter.length < clause.length && shorter.every((term) => clause.includes(term));
}

function scored(term: string, fields: Record<string, number> = FIELDS): Query[] {
  return Object.entries(fields).flatMap(([field, boost]) => {
    const exact = { term: { [field]: { value: term, boost } } };
    return isWord(term) ? [exact, { prefix: { [field]: { value: term, boost } } }] : [exact];
  });
}

function misspelt(term: string): Query[] {
  if (!isWord(term) || term.length < MIN_FUZZY) return [];
  const fuzziness = Math.min(2, Math.round(term.length / LETTERS_A_MISTAKE));
  return [{ fuzzy: { all_terms: { value: term, fuzziness } } }];
}

// Other names of a thing are added here, so that the index needs no table of them.
function words(text: string): Query {
  const folded = fold(text);
  const query = [folded, ...namesMeant(folded)].join(" ").toWellFormed();
  return { match: { name: { query, boost: WORD_BOOST } } };
}
