import type { PageCache } from "./page-cache.ts";
import type { Slot } from "./page-store.ts";

/** What is known of a URL that was asked for before. */
export interface PageAddress {
  slot: Slot;
  /** Pattern of the route, which is its path. */
  route: string;
}

/** URLs, as they were written, of pages that are kept. Then the same URL need not be read again. */
export interface PageAddresses {
  find(url: string): PageAddress | undefined;
  /** Notes where the page to the question is, which the URL asks on that route. */
  note(url: string, route: string, question: string): void;
}

/** Characters of the longest URL noted. A search with all filters has fewer. */
const LONGEST = 512;

/** Makes an empty list. Of `most` URLs, some 10 MB with the default, the first noted makes room. */
export function createPageAddresses(pages: Pick<PageCache, "slotOf">, most = 10_000): PageAddresses {
  const known = new Map<string, PageAddress>();
  return {
    find: (url) => known.get(url),
    note: (url, route, question) => {
      const slot = pages.slotOf(question);
      if (!slot || url.length > LONGEST || known.get(url)?.slot === slot) return;
      const [first] = known.keys();
      if (first !== undefined && known.size >= most) known.delete(first);
      known.set(url, { slot, route });
    },
  };
}
