import type { Clock } from "@mall/kernel";

/** What was answered to shoppers a moment ago, for those who ask the same. Answers are shared: nobody may change them. */
export interface Answers {
  /**
   * The answer to this question: one that is kept, or that of somebody who asks just now, or a new one. What `ask` throws
   * is not kept. `weigh` says how much room an answer takes; default 1.
   */
  get<T>(question: string, ask: () => Promise<T>, weigh?: (answer: T) => number): Promise<T>;
  /** Forgets everything. Whoever asks from now on gets what was looked up from now on. */
  drop(): void;
}

export interface AnswersOptions {
  clock: Clock;
  /** Whether changes that other processes make are heard of. */
  isTold: () => boolean;
  /** Most weight of all that is kept; default 20,000: pages of ten products, some 20 MB if all of them are different. */
  room?: number;
}

/** Milliseconds that an answer lives where changes are told; for a word that was lost, and for hands in the database. */
const KEPT_MS = 5000;

/** Milliseconds that it lives where they are not. */
const KEPT_UNTOLD_MS = 200;

interface Asked {
  askedAt: number;
}

interface Kept extends Asked {
  answer: unknown;
  weight: number;
}

interface UnderWay extends Asked {
  answer: Promise<unknown>;
}

/** Keeps answers for a short time, those used last as far as there is room. Their age counts from the question. */
export function createAnswers({ clock, isTold, room = 20_000 }: AnswersOptions): Answers {
  const kept = createShelf(room);
  // Replaced by every change: what was asked before it is neither kept nor shared any more.
  let underWay = new Map<string, UnderWay>();

  const isFresh = ({ askedAt }: Asked): boolean => {
    const age = clock.now() - askedAt;
    return age >= 0 && age <= (isTold() ? KEPT_MS : KEPT_UNTOLD_MS);
  };

  const askNow = <T>(question: string, ask: () => Promise<T>, weigh: (answer: T) => number): Promise<T> => {
    const asked = underWay;
    const askedAt = clock.now();
    const mine: UnderWay = { askedAt, answer: ask() };
    asked.set(question, mine);
    const isLatest = () => underWay === asked && asked.get(question) === mine;
    const done = mine.answer.then(
      (answer) => {
        if (isLatest()) kept.put(question, { askedAt, answer, weight: weigh(answer as T) });
      },
      () => {},
    );
    void done.then(() => {
      if (isLatest()) asked.delete(question);
    });
    return mine.answer as Promise<T>;
  };

  return {
    get: async <T>(question: string, ask: () => Promise<T>, weigh: (answer: T) => number = () => 1): Promise<T> => {
      const known = kept.find(question);
      if (known && isFresh(known)) return known.answer as T;
      const asking = underWay.get(question);
      if (asking && isFresh(asking)) return (await asking.answer) as T;
      return await askNow(question, ask, weigh);
    },
    drop: () => {
      kept.clear();
      underWay = new Map();
    },
  };
}

/** Answers up to a weight; those not used longest make room. */
function createShelf(room: number) {
  const shelf = new Map<string, Kept>();
  let weight = 0;
  const take = (question: string) => {
    weight -= shelf.get(question)?.weight ?? 0;
    shelf.delete(question);
  };
  return {
    find: (question: string): Kept | undefined => {
      const found = shelf.get(question);
      if (!found) return undefined;
      // A Map iterates in order of insertion: putting it back makes the first one that which was not used longest.
      shelf.delete(question);
      shelf.set(question, found);
      return found;
    },
    put: (question: string, answer: Kept) => {
      take(question);
      if (answer.weight > room) return;
      shelf.set(question, answer);
      weight += answer.weight;
      for (const oldest of shelf.keys()) {
        if (weight <= room) return;
        take(oldest);
      }
    },
    clear: () => {
      shelf.clear();
      weight = 0;
    },
  };
}
