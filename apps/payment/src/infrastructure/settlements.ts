import type { Settlements } from "../application/ports/settlements.ts";

/** Announcements within one process; who waits in another looks again after its time. */
export function createSettlements(): Settlements {
  const waiting = new Map<string, Set<() => void>>();
  return {
    announce: (paymentNo) => {
      for (const wake of waiting.get(paymentNo) ?? []) wake();
    },
    next: (paymentNo, ms) =>
      new Promise((resolve) => {
        const mine = waiting.get(paymentNo) ?? new Set();
        waiting.set(paymentNo, mine);
        const wake = () => {
          clearTimeout(timer);
          mine.delete(wake);
          if (mine.size === 0) waiting.delete(paymentNo);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        mine.add(wake);
      }),
  };
}
