import { ANALYZERS, type Analysis } from "./analysis.ts";

/** Grows with every change of the mapping or of what the documents hold: an index of an older one is rebuilt. */
export const MAPPING_VERSION = 2;

/** Hits further down than this are counted, but cannot be paged to: nobody does, and it would cost the server memory. */
export const MAX_WINDOW = 100_000;

/** What an index says about itself. */
export interface IndexMeta {
  version: number;
  analysis: Analysis;
  /** The process that rebuilds. */
  owner: string;
  /** When that process was last heard of, epoch milliseconds. */
  beat: number;
}

// The terms of the domain, separated by spaces. No document holds them: they can be made again from its product.
const TERMS = { type: "text", analyzer: "whitespace", copy_to: "all_terms" };

/**
 * An index of products. What is found is decided by the terms of the domain, the same with every server and without
 * one. The analyzer's words only tell better hits from worse: 花生菜油 has the pair 生菜, but a dictionary knows better.
 */
export function indexBody(meta: IndexMeta, aliases: readonly string[]): object {
  return {
    aliases: Object.fromEntries(aliases.map((alias) => [alias, {}])),
    settings: {
      ...{ number_of_shards: 1, auto_expand_replicas: "0-1", max_result_window: MAX_WINDOW },
      // Whoever writes says when it is to be seen.
      refresh_interval: "-1",
      // By a field that no list is ordered by: the server leaves products out once it knows better ones, and would never know
      // any where each is better than the one before, as the newest are in the order in which they came.
      sort: { field: "category_id", order: "asc" },
    },
    mappings: {
      _meta: meta,
      dynamic: false,
      // All that hits are made of: what is stored is what is sent, without a look into it.
      _source: { includes: ["source", "name"] },
      properties: {
        id: { type: "long" },
        on_sale: { type: "boolean" },
        name: { type: "text", ...ANALYZERS[meta.analysis] },
        folded_name: { type: "keyword" },
        category_id: { type: "long" },
        // As JSON, so that counting by category answers with its names.
        category: { type: "keyword" },
        price_cents: { type: "long" },
        created_at: { type: "long" },
        name_terms: TERMS,
        sku_terms: TERMS,
        category_terms: TERMS,
        description_terms: TERMS,
        all_terms: { type: "text", analyzer: "whitespace", norms: false },
        // The product as JSON, so that hits come back exactly.
        source: { type: "keyword", index: false, doc_values: false },
      },
    },
  };
}
