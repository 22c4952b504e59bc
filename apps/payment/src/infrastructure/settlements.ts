import { EventEmitter, once } from "node:events";
import type { Settlements } from "../application/ports/settlements.ts";

/** Announcements within one process; who waits in another looks again after its time. */
export function createSettlements(): Settlements {
  const changes = new EventEmitter().setMaxListeners(0);
  return {
    announce: (paymentNo) => void changes.emit(paymentNo),
    next: async (paymentNo, ms) => {
      await once(changes, paymentNo, { signal: AbortSignal.timeout(ms) }).catch(() => {});
    },
  };
}
