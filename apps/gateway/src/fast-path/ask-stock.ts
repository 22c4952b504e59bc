import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { SeckillResponse } from "@mall/contracts/seckill";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { TraceDecision, Tracing } from "@mall/tracing";
import { gatherAttempts, type Waiting } from "./gather-attempts.ts";
import type { StockMemory } from "./stock-memory.ts";

/** Attempts that the product service takes in one call. */
const MOST_ATTEMPTS = 1000;

/** Enough for the next call to be on its way while the former is answered. */
const CALLS_UNDER_WAY = 2;

/** A buyer on the way to the stock. */
export interface Asking extends Waiting<SeckillResponse> {
  readonly userId: number;
  readonly skuId: number;
  /** When the answer has to be there, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Not sampled: attempts of many traces go in one call, which could be shown in one of them only. */
  readonly trace: TraceDecision;
}

/** What asking stands on. */
export interface AskStockDeps {
  tracing: Tracing;
  products: Pick<ServiceClient<ProductServiceDefinition>, "seckill" | "seckillBatch">;
  memory: StockMemory;
}

/** Makes what takes attempts to the stock and notes its answers. An attempt whose time is up is not sent. */
export function createAskStock({ tracing, products, memory }: AskStockDeps): (asking: Asking) => void {
  const send = async (attempts: readonly Asking[]): Promise<readonly SeckillResponse[]> => {
    const [first] = attempts;
    if (first === undefined) return [];
    // The first has waited longest: no other is answered later than its own deadline.
    const timeoutMs = first.deadline - Date.now();
    if (timeoutMs < 1) throw fail("deadline_exceeded");
    // Before they are sent: what is heard of from now on may be news to the answers.
    const pages = attempts.map(({ skuId }) => memory.pageOf(skuId));
    const call = () => products.seckillBatch({ attempts: attempts.map(attemptOf) }, { timeoutMs });
    const { results } = await tracing.run(first.trace, "", {}, call);
    for (const [index, { outcome }] of results.entries()) pages[index]?.note(attempts[index]?.userId ?? 0, outcome);
    return results;
  };
  return gatherAttempts({ send, most: MOST_ATTEMPTS, calls: CALLS_UNDER_WAY });
}

function attemptOf({ userId, skuId }: Asking) {
  return { userId, skuId };
}
