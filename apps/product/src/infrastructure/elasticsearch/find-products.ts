import type { ProductSearch, SearchQuery, SearchResult } from "../../application/ports/product-search.ts";
import { createHighlighter, type Highlighter } from "../../domain/search/highlight.ts";
import { nearestFirst } from "../../domain/search/nearest-first.ts";
import { readQuery } from "../../domain/search/terms.ts";
import type { Answers } from "../answers/answers.ts";
import type { Ask } from "./ask-together.ts";
import { type CountAnswer, countsOf, type ListCounts, nothing, type PageAnswer, resultOf } from "./list-answer.ts";
import { countRequest, pageAndCountRequest, pageRequest } from "./list-request.ts";
import { nameQuery, partQuery, type Query, wholeQuery } from "./word-query.ts";

interface NamesAnswer {
  hits: { hits: { _source: { name: string } }[] };
}

/** Names to choose the nearest from. */
const CANDIDATES = 50;

const noHighlight: Highlighter = () => "";

/** Searches with what it may ask, and what it keeps. @throws Refusal when the index is not there. */
export function findProducts(ask: Ask, answers: Pick<Answers, "get">): Pick<ProductSearch, "search" | "suggest"> {
  const list = async (query: SearchQuery, words?: Words): Promise<{ page: PageAnswer; counts: ListCounts }> => {
    const page = () => pageRequest(query, words?.query);
    let both: Promise<object[]> | undefined;
    const counted = answers.get(countQuestion(query, words), async () => {
      both = ask(words ? [pageAndCountRequest(query, words.query)] : [page(), countRequest(query)]);
      return countsOf((await both).at(-1) as CountAnswer);
    });
    // Where the counts are known, the page is all that is asked for.
    const [[hits], counts] = await Promise.all([both ?? ask([page()]), counted]);
    return { page: hits as PageAnswer, counts };
  };

  return {
    search: async (query): Promise<SearchResult> => {
      const text = query.words.trim();
      if (text !== "" && readQuery(text).terms.length === 0) return nothing();
      const whole = await list(query, text === "" ? undefined : { text, as: "whole", query: wholeQuery(text) });
      // What fits only in part counts when nothing fits as a whole, at whatever price.
      const partly = text !== "" && whole.counts.found === 0;
      const found = partly ? await list(query, { text, as: "part", query: partQuery(text) }) : whole;
      const highlight = text === "" ? noHighlight : createHighlighter(text);
      return resultOf(found, { categoryId: query.categoryId, highlight });
    },

    suggest: async (words, limit) => {
      const text = words.trim();
      if (readQuery(text).terms.length === 0) return [];
      const question = {
        ...{ size: CANDIDATES, track_total_hits: false, _source: ["name"] },
        ...{ query: nameQuery(text), collapse: { field: "folded_name" }, sort: [{ _score: "desc" }, { id: "asc" }] },
      };
      const [answer] = (await ask([question])) as [NamesAnswer];
      const names = answer.hits.hits.map(({ _source }) => _source.name);
      return nearestFirst(names, text).slice(0, limit);
    },
  };
}

/** What is looked for, and whether all of it has to be there. */
interface Words {
  text: string;
  as: "whole" | "part";
  query: Query;
}

/** The same for all pages, orders and categories of one list. */
function countQuestion({ minPriceCents: min, maxPriceCents: max }: SearchQuery, words: Words | undefined): string {
  return JSON.stringify(["counts in the index", words?.as, words?.text, min, max]);
}
