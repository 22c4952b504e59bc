import { SeckillOutcome } from "@mall/contracts/seckill";
import type { Clock } from "@mall/kernel";

/**
 * Milliseconds for which "sold out" holds without a fresh answer. The stock is asked 20 times a second by a crowd, and a
 * sale that was prepared by a hand nobody heard of is noticed in twice that time.
 */
const LIFE_MS = 50;

/** Buyers that can still be remembered, over all pages. */
export interface Room {
  left: number;
}

/** Who heard from the stock of one sale that nothing is left. */
export interface SalePage {
  /** Whether this buyer heard it and would hear it again; true while somebody else finds out. */
  isSoldOutFor(userId: number): boolean;
  /** Notes what the stock answered. */
  note(userId: number, outcome: SeckillOutcome): void;
  /** Whether the page was begun less than so many milliseconds ago. */
  isYoungerThan(ms: number): boolean;
  /** Gives its room back; from now on it notes nothing. */
  close(): void;
}

/** What a page is made of. */
interface PageOptions {
  clock: Clock;
  room: Room;
  /** Takes the page out of the memory: what stands on it is not so any more. */
  tear: () => void;
}

/**
 * Makes an empty page. "Sold out" holds for the life of the latest such answer, whoever got it. Then one buyer goes to
 * the stock as a probe, while the others are refused until it is answered, for one more life at most.
 */
export function createSalePage({ clock, room, tear }: PageOptions): SalePage {
  const bornAt = clock.now();
  const refused = new Set<number>();
  let soldOutUntil = 0;
  let probing = false;
  let closed = false;

  const remember = (userId: number) => {
    if (closed || room.left === 0 || refused.has(userId)) return;
    refused.add(userId);
    room.left -= 1;
  };
  return {
    isSoldOutFor: (userId) => {
      if (!refused.has(userId)) return false;
      const now = clock.now();
      if (now < soldOutUntil || (probing && now < soldOutUntil + LIFE_MS)) return true;
      probing = true;
      return false;
    },
    note: (userId, outcome) => {
      probing = false;
      if (outcome === SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT) {
        soldOutUntil = clock.now() + LIFE_MS;
        remember(userId);
      } else if (outcome === SeckillOutcome.SECKILL_OUTCOME_ALREADY_BOUGHT) {
        if (refused.delete(userId)) room.left += 1;
      } else if (refused.size > 0 || outcome !== SeckillOutcome.SECKILL_OUTCOME_RESERVED) {
        tear();
      }
    },
    isYoungerThan: (ms) => clock.now() - bornAt < ms,
    close: () => {
      closed = true;
      room.left += refused.size;
      refused.clear();
    },
  };
}
