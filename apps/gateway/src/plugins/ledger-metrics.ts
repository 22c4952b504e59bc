import { type GetLedgerResponse, StockPool } from "@mall/contracts/ledger";
import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { Clock } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Gauge, type Registry } from "prom-client";
import { lookAtLedger } from "../live/ledger-look.ts";
import { sumOf } from "../live/ledger-watch.ts";

/** Milliseconds that a look at the books is good for: with many products one is dear. */
const LOOK_MS = 30_000;

/** Milliseconds that the books are waited for: Prometheus gives up after five seconds, and wants the other figures too. */
const PATIENCE_MS = 2000;

/** What the books are read through. */
export interface LedgerMetricsOptions {
  products: Pick<ServiceClient<ProductServiceDefinition>, "getLedger">;
  clock: Clock;
}

/**
 * Tells Prometheus whether the books add up, and where the units of flash sales are. Looked at when somebody reads, twice a
 * minute at most; while product-service is away the gauges are absent, as nothing is known.
 */
export function exposeLedger(registry: Registry, { products, clock }: LedgerMetricsOptions): void {
  const ask = () => products.getLedger({}, { timeoutMs: PATIENCE_MS });
  const look = lookAtLedger({ ask, clock, freshMs: LOOK_MS, failedMs: 0 });
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    show: (to: Gauge, found: GetLedgerResponse) => void,
  ) =>
    new Gauge({
      ...{ name, help, labelNames, registers: [registry] },
      // All workers look at the same books.
      aggregator: "first",
      async collect() {
        this.reset();
        const found = await look();
        if (found) show(this, found);
        // One without labels is 0 after a reset, which is not the same as not known.
        else if (labelNames.length === 0) this.remove();
      },
    });
  gauge(
    "ledger_drift_units",
    "Units that initial = free + held + sold misses, over all SKUs; 0 is right.",
    [],
    (to, found) => to.set(sumOf(found).drift),
  );
  gauge("ledger_open_findings", "What did not add up at the reconciler's latest look.", [], (to, found) =>
    to.set(found.open.length),
  );
  gauge("sale_units", "Units of the flash sale of a SKU, by where they are.", ["sku", "place"], (to, found) => {
    for (const { pool, skuId, free, held, sold } of found.books) {
      if (pool !== StockPool.STOCK_POOL_SALE) continue;
      for (const [place, units] of Object.entries({ free, held, sold })) to.set({ sku: String(skuId), place }, units);
    }
  });
}
