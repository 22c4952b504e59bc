import type { Page } from "./page.ts";

/** What was answered last to a question. */
export interface Slot {
  /** Undefined: none yet, or it had to make room. */
  page: Page | undefined;
  /** When it was asked for, in milliseconds since the epoch: it shows nothing newer. */
  askedAt: number;
  /** How often pages had been dropped by then. */
  drops: number;
  /** Asked for again since the store last looked for room. */
  used: boolean;
}

/** How much is kept. */
export interface StoreLimits {
  pages: number;
  /** Of all bodies and questions. */
  bytes: number;
}

/** Pages by question, bounded. */
export interface PageStore {
  find(question: string): Slot | undefined;
  /** Keeps a page; others make room. One that is larger than a quarter of the store is not kept. */
  put(question: string, page: Page, asked: Pick<Slot, "askedAt" | "drops">): void;
  remove(question: string): void;
}

/** Bytes that a slot takes besides its page and its question, about. */
const SLOT_BYTES = 300;

/**
 * Makes an empty store. Room is made by second chance (Corbató's clock): the oldest page goes unless it was asked for since
 * it was last looked at. So a hit costs no more than a note, where to keep an order would cost it two changes of a Map.
 */
export function createPageStore(limits: StoreLimits): PageStore {
  const slots = new Map<string, Slot>();
  let bytes = 0;

  const remove = (question: string) => {
    const slot = slots.get(question);
    if (!slot) return;
    bytes -= sizeOf(question, slot.page);
    slots.delete(question);
    // Whoever holds the slot by another name finds nothing in it, and the body is let go.
    slot.page = undefined;
  };
  const makeRoom = () => {
    for (const [question, slot] of slots) {
      if (slots.size <= limits.pages && bytes <= limits.bytes) return;
      if (slot.used) {
        slot.used = false;
        slots.delete(question);
        slots.set(question, slot);
      } else {
        remove(question);
      }
    }
  };

  return {
    find: (question) => slots.get(question),
    remove,
    put: (question, page, { askedAt, drops }) => {
      if (sizeOf(question, page) > limits.bytes / 4) return remove(question);
      const slot = slots.get(question);
      bytes += sizeOf(question, page) - (slot ? sizeOf(question, slot.page) : 0);
      if (slot) Object.assign(slot, { page, askedAt, drops });
      else slots.set(question, { page, askedAt, drops, used: true });
      makeRoom();
    },
  };
}

function sizeOf(question: string, page: Page | undefined): number {
  return SLOT_BYTES + 2 * question.length + (page?.body.length ?? 0);
}
