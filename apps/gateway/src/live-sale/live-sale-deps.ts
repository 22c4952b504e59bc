import type { Clock, Logger } from "@mall/kernel";
import type { CrowdPlan, SendCrowd } from "./crowd-plan.ts";
import type { SaleLook } from "./look.ts";

/** What a live sale is to be. */
export interface LiveSaleOrder {
  skuId: number;
  /** Units on sale. */
  stock: number;
  buyers: number;
  /** Over which they come. */
  seconds: number;
}

/** Opens a sale that starts now, and forgets who bought before. @throws AppError `sku_not_found` */
export type PrepareSale = (skuId: number, stock: number) => Promise<void>;

/** What a live sale stands on. */
export interface LiveSaleDeps {
  prepare: PrepareSale;
  /** What is the same for every crowd. The address is known once requests are taken. */
  crowd: () => Pick<CrowdPlan, "url" | "secret" | "guarded">;
  sendCrowd: SendCrowd;
  look: SaleLook;
  clock: Clock;
  /** Milliseconds; for tests. */
  sleep: (ms: number) => Promise<unknown>;
  /** Apart from the request that starts the sale. */
  outside: <T>(work: () => T) => T;
  logger: Logger;
}
