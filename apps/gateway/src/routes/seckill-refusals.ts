import { SeckillOutcome } from "@mall/contracts/seckill";
import type { ErrorSlug } from "@mall/kernel";

/** What a buyer hears of an attempt that did not win a place. */
export const SECKILL_REFUSALS: Partial<Record<SeckillOutcome, ErrorSlug>> = {
  [SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT]: "seckill_sold_out",
  [SeckillOutcome.SECKILL_OUTCOME_ALREADY_BOUGHT]: "seckill_already_bought",
  [SeckillOutcome.SECKILL_OUTCOME_NOT_STARTED]: "seckill_not_started",
  [SeckillOutcome.SECKILL_OUTCOME_ENDED]: "seckill_ended",
};
