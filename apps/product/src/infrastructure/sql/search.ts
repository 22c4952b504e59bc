import { type Kysely, sql } from "kysely";
import type { ProductSearch, SearchQuery } from "../../application/ports/product-search.ts";
import type { Category } from "../../domain/catalogue.ts";
import { fold } from "../../domain/search/fold.ts";
import { createHighlighter, type Highlighter } from "../../domain/search/highlight.ts";
import { nearestFirst } from "../../domain/search/nearest-first.ts";
import type { Answers } from "../answers/answers.ts";
import { hasAllTerms } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";
import { candidatesFor } from "./search-candidates.ts";
import { named, productsAmong, type Wanted } from "./search-conditions.ts";
import { countProducts, facetsOf } from "./search-counts.ts";
import { type Needle, needlesOf } from "./search-needles.ts";
import { allCategories, productsOfPage } from "./search-page.ts";

/** Names to choose the nearest from. */
const CANDIDATES = 50;

const noHighlight: Highlighter = () => "";

/**
 * The search on the database itself, for when there is no better one: always true. It looks at the texts of those products
 * that have the terms of the words, and while there are products whose terms are not noted, at all; the counts of a list
 * are remembered, as long as `answers` keeps them. It finds only what has every word and ranks no
 * further than names before descriptions; a word or a number is found inside a longer one too, a misspelt one is not.
 * The stored texts are compared in lower case, on SQLite only as far as ASCII goes, full width not as half width.
 */
export function createSqlSearch(
  db: Kysely<ProductDatabase>,
  answers: Pick<Answers, "get"> = { get: (_, ask) => ask() },
): Pick<ProductSearch, "search" | "suggest"> {
  const categoriesNow = () => answers.get("categories", () => allCategories(db));
  // All pages, orders and categories of one list share them.
  const countsOf = (query: Wanted) => answers.get(countQuestion(query), () => countProducts(db, query));
  const areNoted = () => answers.get("terms", () => hasAllTerms(db));
  const candidatesOf = async (needles: readonly Needle[], categories: readonly Category[]) =>
    needles.length > 0 && (await areNoted()) ? candidatesFor(needles, categories) : undefined;
  return {
    search: async (query) => {
      const text = query.words.trim();
      const needles = needlesOf(text);
      const categories = await categoriesNow();
      const candidates = await candidatesOf(needles, categories);
      const all = { ...query, needles, categories, candidates };
      const nothing = text !== "" && needles.length === 0;
      const facets = facetsOf(nothing ? [] : await countsOf(all), all);
      const beyond = (query.page - 1) * query.pageSize >= facets.total;
      const products = beyond ? [] : await productsOfPage(db, all);
      const highlight = text === "" ? noHighlight : createHighlighter(text);
      return { hits: products.map((product) => ({ product, highlight: highlight(product.name) })), ...facets };
    },

    suggest: async (words, limit) => {
      const needles = needlesOf(words);
      if (needles.length === 0) return [];
      const beginning = fold(words.trim()).toWellFormed();
      // Names only: shelves bring nothing.
      const rows = await productsAmong(db, await candidatesOf(needles, []))
        .select("name")
        .where("on_sale", "=", 1)
        .where((products) => named(products, needles))
        .groupBy("name")
        .orderBy(sql`case instr(lower(name), ${beginning}) when 1 then 0 when 0 then 2 else 1 end`)
        .orderBy(({ fn }) => fn.min("id"))
        .limit(CANDIDATES)
        .execute();
      const names = rows.map(({ name }) => name);
      return nearestFirst(names, words).slice(0, limit);
    },
  };
}

function countQuestion({ words, minPriceCents: min, maxPriceCents: max }: SearchQuery): string {
  return JSON.stringify(["counts", words.trim(), min, max]);
}
