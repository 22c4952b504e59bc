import { AppError, fail } from "@mall/kernel";
import type { LiveSaleState } from "../schemas/live-sale.ts";
import { followSale } from "./follow-sale.ts";
import { idleState } from "./idle-state.ts";
import type { LiveSaleDeps, LiveSaleOrder } from "./live-sale-deps.ts";

/** A flash sale with a crowd of its own, one at a time. */
export interface LiveSale {
  /**
   * Opens the sale and sends the crowd; resolves when it is on its way.
   * @throws AppError `live_sale_running`, `sku_not_found`.
   */
  start(order: LiveSaleOrder): Promise<LiveSaleState>;
  /** Sends the crowd home; what was won is still followed. Does nothing without a crowd. */
  stop(): LiveSaleState;
  state(): LiveSaleState;
  /** Sends the crowd home and follows nothing any more; resolves when all is quiet. */
  close(): Promise<void>;
}

/** Seconds after the last buyer has come in which those who were not served come again. */
const PATIENCE_S = 60;

const BUSY: readonly LiveSaleState["phase"][] = ["preparing", "running", "settling"];

/** Makes the live sale of a shop. */
export function createLiveSale(deps: LiveSaleDeps): LiveSale {
  const { prepare, crowd, clock, outside, logger } = deps;
  let state = idleState;
  let running = Promise.resolve();
  let home = new AbortController();
  const closing = new AbortController();

  const update = (change: Partial<LiveSaleState>) => {
    state = { ...state, ...change };
  };
  const run = async (order: LiveSaleOrder) => {
    const plan = { ...crowd(), skuId: order.skuId, buyers: order.buyers, seconds: order.seconds, patience: PATIENCE_S };
    try {
      await followSale({ ...deps, plan, update, state: () => state, home: home.signal, closing: closing.signal });
    } catch (error) {
      logger.error({ err: error }, "a live sale failed");
      update({ phase: "failed", error: error instanceof Error ? error.message : String(error) });
    }
  };

  return {
    start: async (order) => {
      if (BUSY.includes(state.phase) || closing.signal.aborted) throw fail("live_sale_running");
      const before = state;
      const { skuId: sku_id, stock, buyers } = order;
      state = { ...idleState, id: before.id + 1, phase: "preparing", sku_id, stock, buyers, remaining: stock };
      try {
        await prepare(order.skuId, stock);
      } catch (error) {
        state = before;
        if (error instanceof AppError && error.slug === "sku_not_found")
          throw fail("sku_not_found", { field: "sku_id" });
        throw error;
      }
      update({ phase: "running", started_ms: clock.now() });
      home = new AbortController();
      if (closing.signal.aborted) home.abort();
      running = outside(() => run(order));
      return state;
    },
    stop: () => {
      home.abort();
      return state;
    },
    state: () => state,
    close: async () => {
      closing.abort();
      home.abort();
      await running;
    },
  };
}
