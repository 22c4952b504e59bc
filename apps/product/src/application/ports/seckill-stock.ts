import type { ClaimState, ReserveOutcome } from "../../domain/seckill.ts";

/** A buyer who asks for a place. */
export interface SeckillAttempt {
  userId: number;
  skuId: number;
  /** The trace of the request, kept with the claim: it is published later and elsewhere, but belongs to the buyer's trace. */
  headers: Record<string, string>;
}

/** A place that was won, whatever became of it. */
export interface SeckillClaim {
  orderNo: string;
  userId: number;
  skuId: number;
  state: ClaimState;
  /** Epoch milliseconds. */
  claimedAt: number;
  headers: Record<string, string>;
}

/** A sale to be opened. */
export interface NewSale {
  skuId: number;
  /** Units on sale. */
  stock: number;
  /** Epoch milliseconds. */
  startsAt: number;
  /** Epoch milliseconds; undefined: no end. */
  endsAt: number | undefined;
  limitPerUser: number;
}

/** The sale a SKU has, or had last. */
export interface Sale extends NewSale {
  free: number;
  /** The activity that opened it; 0 when it was opened by hand. */
  activityId: number;
}

/** Where the units of a sale are: `initial = free + held + sold`. */
export interface SaleLedger {
  skuId: number;
  initial: number;
  free: number;
  /** Units of places whose order is on its way or not paid. */
  held: number;
  sold: number;
}

/**
 * The units of the flash sales and who holds them; the one truth about both. Every method is one atomic step that
 * survives a crash once it resolved, also when several processes call at the same time.
 */
export interface SeckillStock {
  /**
   * Decides the attempts one after the other; answers in their order. A place won takes a unit, remembers the buyer
   * and leaves a pending claim, all or nothing: no unit is ever taken without a claim that will be handed on.
   */
  reserve(attempts: readonly SeckillAttempt[]): Promise<ReserveOutcome[]>;
  /** Claims still to be handed on, oldest first, those of former rounds and of processes that died included. */
  pending(limit: number): Promise<SeckillClaim[]>;
  /** The broker has these claims. Those released or sold meanwhile stay as they are. */
  confirm(orderNos: readonly string[]): Promise<void>;
  /**
   * Ends a claim; true the first time. Its unit goes back on sale, and the buyer may try again, unless the sale was
   * prepared anew since: the new sale never had that unit.
   */
  release(orderNo: string): Promise<boolean>;
  /** The order was paid; true the first time. A released claim stays released. */
  sell(orderNo: string): Promise<boolean>;
  /** The buyer's latest claim on a SKU. */
  latestClaim(userId: number, skuId: number): Promise<SeckillClaim | undefined>;
  findClaim(orderNo: string): Promise<SeckillClaim | undefined>;
  /** Opens a sale by hand in place of whatever sale the SKU has; its buyers are forgotten. Answers how many. */
  prepare(sale: NewSale): Promise<number>;
  /** The sale of every SKU that ever had one. */
  sales(): Promise<Sale[]>;
  /** The sale that one SKU has, or had last. */
  saleOf(skuId: number): Promise<Sale | undefined>;
  /** The books of every sale. Costs a look at each buyer row. */
  ledger(): Promise<SaleLedger[]>;
}
