import { type Page, pageOf } from "./page.ts";

/** Looks up what a page shows, and answers its text. */
export type Fill = () => Promise<string>;

/** When a page was asked for. */
export interface Asked {
  /** Milliseconds since the epoch. */
  askedAt: number;
  /** How often pages had been dropped by then. */
  drops: number;
}

/** How fills go about it. */
export interface FillsOptions {
  now: () => Asked;
  /** Whether what was asked for then, and lives so many milliseconds, may still be told. */
  isFresh: (asked: Asked, lifeMs: number) => boolean;
  /** Called with each page that is the latest, before anybody gets it. */
  keep: (question: string, page: Page, asked: Asked) => void;
}

interface UnderWay extends Asked {
  page: Promise<Page>;
  /** The one that begins when this has ended. */
  next?: Promise<Page>;
}

/** Milliseconds for which others may join: whoever began has its own deadline, and must not cost them much of theirs. */
const SHARED_MS = 1000;

/**
 * One look at a time for each question, however many ask. With a life of 0 nobody is told of a look that began before the
 * question: all who come during one share the next.
 */
export function createFills({ now, isFresh, keep }: FillsOptions) {
  const underWay = new Map<string, UnderWay>();

  const begin = (question: string, fill: Fill): Promise<Page> => {
    const asked = now();
    const look = async () => pageOf(await fill());
    const mine: UnderWay = { ...asked, page: look() };
    underWay.set(question, mine);
    // Where another has begun since, its page is the newer one, whichever comes first.
    const end = (page?: Page) => {
      if (underWay.get(question) !== mine) return;
      underWay.delete(question);
      if (page) keep(question, page, asked);
    };
    mine.page.then(end, () => end());
    return mine.page;
  };

  return (question: string, fill: Fill, lifeMs: number): Promise<Page> => {
    const current = underWay.get(question);
    if (!current) return begin(question, fill);
    if (isFresh(current, Math.min(lifeMs, SHARED_MS))) return current.page;
    if (lifeMs > 0) return begin(question, fill);
    const afterwards = () => begin(question, fill);
    current.next ??= current.page.then(afterwards, afterwards);
    return current.next;
  };
}
