import type { LiveSaleState } from "../schemas/live-sale.ts";

/** No sale was started yet. */
export const idleState: LiveSaleState = {
  ...{ id: 0, phase: "idle", error: null, sku_id: 0, stock: 0, buyers: 0, started_ms: null, remaining: null },
  crowd: { sent: 0, answered: 0, won: 0, sold_out: 0, limited: 0, already: 0, failed: 0 },
  latency: { p50_ms: 0, p95_ms: 0, p99_ms: 0 },
  orders: { landed: 0, unpaid: 0, paid: 0, cancelled: 0 },
  ledger: { initial: 0, free: 0, held: 0, sold: 0, drift: 0, open: 0 },
  verdict: null,
};
