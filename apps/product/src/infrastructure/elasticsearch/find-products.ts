import type { ProductSearch, SearchQuery, SearchResult } from "../../application/ports/product-search.ts";
import { createHighlighter, type Highlighter } from "../../domain/search/highlight.ts";
import { nearestFirst } from "../../domain/search/nearest-first.ts";
import { readQuery } from "../../domain/search/terms.ts";
import { type CountAnswer, nothing, type PageAnswer, resultOf } from "./list-answer.ts";
import { countRequest, pageRequest } from "./list-request.ts";
import { Refusal, type RefusalBody, toAppError } from "./refusal.ts";
import type { SearchServer } from "./server.ts";
import { nameQuery, partQuery, type Query, wholeQuery } from "./word-query.ts";

type Answers = {
  responses: [(PageAnswer | RefusalBody) & { status: number }, (CountAnswer | RefusalBody) & { status: number }];
};

interface NamesAnswer {
  hits: { hits: { _source: { name: string } }[] };
}

/** Names to choose the nearest from. */
const CANDIDATES = 50;

const noHighlight: Highlighter = () => "";

/** Searches the index behind the alias. @throws Refusal when that is not there. */
export function findProducts(server: SearchServer, alias: string): Pick<ProductSearch, "search" | "suggest"> {
  const list = async (query: SearchQuery, words: Query | undefined) => {
    const bulkBody = [{}, pageRequest(query, words), {}, countRequest(query, words)];
    const path = `/${alias}/_msearch`;
    const { responses } = await server.call<Answers>("search products", { method: "POST", path, bulkBody });
    const [page, counts] = responses;
    if ("error" in page) throw toAppError(new Refusal(page.status, page));
    if ("error" in counts) throw toAppError(new Refusal(counts.status, counts));
    return { page: page as PageAnswer, counts: counts as CountAnswer };
  };

  return {
    search: async (query): Promise<SearchResult> => {
      const text = query.words.trim();
      if (text !== "" && readQuery(text).terms.length === 0) return nothing();
      const whole = await list(query, text === "" ? undefined : wholeQuery(text));
      // What fits only in part counts when nothing fits as a whole, at whatever price.
      const partly = text !== "" && whole.counts.hits.total.value === 0;
      const answers = partly ? await list(query, partQuery(text)) : whole;
      const highlight = text === "" ? noHighlight : createHighlighter(text);
      return resultOf(answers, { categoryId: query.categoryId, highlight });
    },

    suggest: async (words, limit) => {
      const text = words.trim();
      if (readQuery(text).terms.length === 0) return [];
      const body = {
        ...{ size: CANDIDATES, track_total_hits: false, _source: ["name"] },
        ...{ query: nameQuery(text), collapse: { field: "folded_name" }, sort: [{ _score: "desc" }, { id: "asc" }] },
      };
      const path = `/${alias}/_search`;
      const { hits } = await server.call<NamesAnswer>("suggest products", { method: "POST", path, body });
      const names = hits.hits.map(({ _source }) => _source.name);
      return nearestFirst(names, text).slice(0, limit);
    },
  };
}
