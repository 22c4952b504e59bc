/** Orders that results can be in; the first is the usual one. */
export const SORTS = ["default", "price_asc", "price_desc", "newest"] as const;

/** An order of results. */
export type Sort = (typeof SORTS)[number];

/** What is looked for: all of it stands in the address. */
export interface SearchState {
  words: string;
  categoryId: number | undefined;
  /** Yuan. */
  minPrice: number | undefined;
  /** Yuan. */
  maxPrice: number | undefined;
  sort: Sort;
  /** From 1. */
  page: number;
}

/** The longest query that the shop takes, in characters. */
export const MOST_WORDS = 100;

/** Results on a page. */
export const PAGE_SIZE = 12;

/** Looking for all there is. */
export const EVERYTHING: SearchState = {
  words: "",
  categoryId: undefined,
  minPrice: undefined,
  maxPrice: undefined,
  sort: "default",
  page: 1,
};

/** What the query of an address asks for; what cannot be is as if it were not said. */
export function readSearch(query: URLSearchParams): SearchState {
  const sort = query.get("sort") as Sort;
  return {
    words: (query.get("q") ?? "").trim().slice(0, MOST_WORDS),
    categoryId: whole(query.get("category")),
    minPrice: amount(query.get("min")),
    maxPrice: amount(query.get("max")),
    sort: SORTS.includes(sort) ? sort : "default",
    page: whole(query.get("page")) ?? 1,
  };
}

/** The address of a search; what is as usual is left out. */
export function searchLink(state: Partial<SearchState>): string {
  const { words, categoryId, minPrice, maxPrice, sort, page } = { ...EVERYTHING, ...state };
  const said: [string, string | number | undefined][] = [
    ["q", words || undefined],
    ["category", categoryId],
    ["min", minPrice],
    ["max", maxPrice],
    ["sort", sort === "default" ? undefined : sort],
    ["page", page === 1 ? undefined : page],
  ];
  const query = new URLSearchParams(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])));
  return query.size === 0 ? "/search" : `/search?${query}`;
}

/** The query of product/list for a search. */
export function listQuery({ words, categoryId, minPrice, maxPrice, sort, page }: SearchState) {
  return {
    ...(words ? { query: words } : {}),
    ...(categoryId === undefined ? {} : { category_id: categoryId }),
    ...(minPrice === undefined ? {} : { min_price: minPrice }),
    ...(maxPrice === undefined ? {} : { max_price: maxPrice }),
    ...{ sort, page, page_size: PAGE_SIZE },
  };
}

const MOST_PAGES = 1_000_000;
const MOST_YUAN = 100_000_000;

function whole(text: string | null): number | undefined {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= 1 && value <= MOST_PAGES ? value : undefined;
}

function amount(text: string | null): number | undefined {
  const value = text ? Number(text) : Number.NaN;
  return value >= 0 && value <= MOST_YUAN ? Math.round(value * 100) / 100 : undefined;
}
