import type { ClaimState } from "../../domain/seckill.ts";
import type { SaleLedger } from "./seckill-stock.ts";

/** A claim whose message the broker had, and whose order is not known to be paid or ended. */
export interface HandedClaim {
  orderNo: string;
  skuId: number;
  /** When the broker confirmed its message; epoch milliseconds. */
  handedAt: number;
}

/** Which claims that were handed on. */
export interface HandedQuery {
  /** Handed on before this moment. */
  before: number;
  /** Those behind this place; undefined: from the beginning. */
  after: HandedClaim | undefined;
  limit: number;
}

/** A page of claims. */
export interface HandedPage {
  claims: HandedClaim[];
  /** Where the next page begins; undefined: this was the last. */
  next: HandedClaim | undefined;
}

/** An order of a flash sale whose claim is to be written again. */
export interface LostPlace {
  orderNo: string;
  userId: number;
  skuId: number;
  /** When the place was won; epoch milliseconds. */
  claimedAt: number;
  state: "handed_on" | "sold";
}

/**
 * How an adoption ended. `adopted`: the claim is there and its unit taken. `oversold`: the claim is there, and there was
 * no unit for it. The rest wrote nothing: the claim is `known`, the round the order belongs to is over (`other_round`), or
 * there is no sale.
 */
export type AdoptOutcome = "adopted" | "oversold" | "known" | "other_round" | "no_sale";

/** What is to be told of the books of one sale. */
export interface SaleAudit extends SaleLedger {
  /** `recounted`: they did not add up, and were written anew from the claims. `unclear`: they do not, and no count is sure. */
  verdict: "fits" | "recounted" | "unclear";
  /** Places of this round that were sold beyond its units. */
  over: number;
}

/** What is swept. */
export interface TidyQuery {
  /** Settled claims of places won before this moment go, unless they belong to the present round; undefined: none. */
  settledBefore: number | undefined;
  /** Claims looked at, about. */
  limit: number;
}

/** What a sweep did. */
export interface Tidied {
  /** Claims that went. */
  pruned: number;
  /** Order numbers of pending claims that the relay could not have found, and now finds. */
  relisted: string[];
}

/** The books of the flash sales as the reconciler sees them. Every repair is one atomic step, and the second time nothing. */
export interface SeckillBooks {
  /** Claims that were handed on and not settled, found without a look at those settled. */
  handedOn(query: HandedQuery): Promise<HandedPage>;
  /** Order numbers of claims of a SKU that are pending or handed on: the last `limit` of each, in no particular order. */
  unsettled(skuId: number, limit: number): Promise<string[]>;
  /** States of the claims that are there. */
  statesOf(orderNos: readonly string[]): Promise<Map<string, ClaimState>>;
  /** Makes claims pending again that are handed on. Answers which. */
  reopen(orderNos: readonly string[]): Promise<string[]>;
  /** Writes the claim of an order anew and takes its unit, when the present round began before its place was won. */
  adopt(place: LostPlace): Promise<AdoptOutcome>;
  /**
   * Looks at the books of every sale; answers those that do not just fit: recounted, unclear, or with more places sold
   * than units. What costs a look at each claim is done once whenever the books did not move between two calls.
   */
  audit(): Promise<SaleAudit[]>;
  /** Sweeps some of the claims; the next call goes on where this one ended. */
  tidy(query: TidyQuery): Promise<Tidied>;
}
