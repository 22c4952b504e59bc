import type { Tracing } from "@mall/tracing";
import type { ReserveOutcome } from "../domain/seckill.ts";
import { gatherAttempts, type ReserveMany } from "./gather-attempts.ts";
import type { ActivityOpener } from "./open-seckill-activities.ts";
import type { SeckillStock } from "./ports/seckill-stock.ts";

/** Most attempts in one step, and in one call of `many`. */
export const MAX_ATTEMPTS = 1000;

/** Who wants which SKU. */
export interface SeckillCommand {
  userId: number;
  skuId: number;
}

export interface SeckillDependencies {
  stock: Pick<SeckillStock, "reserve">;
  opener: Pick<ActivityOpener, "isDue" | "openDue">;
  tracing: Tracing;
  /** A claim waits to be handed on. */
  onClaims: () => void;
}

/** Takes places in a flash sale. A place that is answered is durable: it becomes an order or is told lost. */
export interface Seckill {
  one(command: SeckillCommand): Promise<ReserveOutcome>;
  /** At most MAX_ATTEMPTS, answered in the same order. */
  many(commands: readonly SeckillCommand[]): Promise<ReserveOutcome[]>;
}

/** Makes the use case. */
export function seckill({ stock, opener, tracing, onClaims }: SeckillDependencies): Seckill {
  const reserve: ReserveMany = async (attempts) => {
    // Who comes at the very start must not be refused because the opener's next look is yet to come.
    if (opener.isDue()) await opener.openDue();
    const outcomes = await stock.reserve(attempts);
    if (outcomes.some(({ kind }) => kind === "reserved")) onClaims();
    return outcomes;
  };
  const gather = gatherAttempts({ reserve, most: MAX_ATTEMPTS, isTraced: tracing.recording });

  // A step serves buyers of many traces, so each one's wait for it is a span of its own.
  const traced = <T>(work: () => Promise<T>): Promise<T> =>
    tracing.recording() ? tracing.span("database UPDATE seckill_stock", { kind: "client" }, work) : work();
  // A trace that is not recorded is not kept with the claim: nothing would be shown of it.
  const headersNow = () => (tracing.recording() ? tracing.inject() : {});

  const many = (commands: readonly SeckillCommand[]): Promise<ReserveOutcome[]> => {
    const headers = headersNow();
    return traced(() => gather(commands.map(({ userId, skuId }) => ({ userId, skuId, headers }))));
  };
  const one = async (command: SeckillCommand): Promise<ReserveOutcome> => {
    const [outcome] = await many([command]);
    if (outcome === undefined) throw new Error("the stock left an attempt without an answer");
    return outcome;
  };
  return { one, many };
}
