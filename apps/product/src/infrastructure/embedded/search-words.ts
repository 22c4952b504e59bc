import MiniSearch, { type SearchOptions } from "minisearch";
import type { Product } from "../../domain/catalogue.ts";
import { fits, indexTerms, readQuery } from "../../domain/search/terms.ts";
import { isWord } from "../../domain/search/units.ts";

/** Ids of products by their words. */
export interface WordIndex {
  add(product: Product): void;
  /** Takes the product, as it was added, out. */
  remove(product: Product): void;
  /** Best match first. What fits only in part counts when nothing fits as a whole. */
  find(text: string): number[];
  /** Products whose name fits as a whole. */
  findByName(text: string): number[];
}

interface Entry {
  id: number;
  name: string;
  skus: string;
  category: string;
  description: string;
}

/** A hit in the name outweighs any number of hits in the description. */
const BOOST = { name: 12, skus: 3, category: 3, description: 1 };

/** Letters a word needs before it may be misspelt: of a shorter one too little would be left. */
const MIN_FUZZY = 4;

const exact: SearchOptions = { boost: BOOST, prefix: isWord, tokenize: (terms) => terms.split(" ") };
const loose: SearchOptions = { ...exact, fuzzy: (term) => (isWord(term) && term.length >= MIN_FUZZY ? 0.2 : false) };

const entryOf = ({ id, name, description, category, skus }: Product): Entry => {
  const skuNames = skus.map((sku) => sku.name).join(" ");
  return { id, name, skus: skuNames, category: `${category.name} ${category.nameEn}`, description };
};

/** MiniSearch with the shop's own idea of what a Chinese word is. */
export function createWordIndex(): WordIndex {
  const index = new MiniSearch<Entry>({
    fields: ["name", "skus", "category", "description"],
    tokenize: (text, field) => indexTerms(text, field === "description" ? "pairs" : "every_character"),
    processTerm: (term) => term,
  });

  const search = (terms: readonly string[], options: SearchOptions): number[] =>
    index
      .search(terms.join(" "), options)
      .sort((left, right) => right.score - left.score || Number(left.id) - Number(right.id))
      .map(({ id }) => Number(id));

  const wholly = (text: string, fields?: string[]): number[] => {
    const words = readQuery(text);
    if (words.terms.length === 0) return [];
    const only = fields ? { fields } : {};
    return search(words.terms, { ...exact, ...only, filter: ({ queryTerms }) => fits(words, queryTerms) });
  };

  return {
    add: (product) => index.add(entryOf(product)),
    remove: (product) => index.remove(entryOf(product)),
    find: (text) => {
      const whole = wholly(text);
      const { terms } = readQuery(text);
      return whole.length > 0 || terms.length === 0 ? whole : search(terms, loose);
    },
    findByName: (text) => wholly(text, ["name"]),
  };
}
