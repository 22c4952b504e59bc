import type { Claim } from "../dossier.ts";

/** The present round of a SKU's sale. */
export interface SaleView {
  skuId: number;
  initial: number;
  free: number;
  held: number;
  sold: number;
  limitPerUser: number;
  /** Epoch milliseconds; claims of orders made from then on have to be there. */
  since: number;
  /** Undefined where it cannot be known. */
  byHand?: boolean;
  /** Claims of the round by state, counted at the same moment; undefined: it could not be done. */
  claims: { held: number; sold: number } | undefined;
  /** No unit is held and no claim there: a hand removed them, as ADR 10 allows once their orders are settled. */
  cleared: boolean;
}

/** What a buyer holds in a sale. */
export interface Places {
  skuId: number;
  userId: number;
  orderNos: string[];
}

/** The flash sales, wherever they are kept. Lists come in pieces, so that memory does not grow with the buyers. */
export interface Sales {
  views(): Promise<SaleView[]>;
  /** Claims by order number; those that are not there are left out. */
  claimsOf(orderNos: readonly string[]): Promise<Map<string, Claim>>;
  /** All claims that were not released. */
  standingClaims(): AsyncIterable<Claim[]>;
  /** Buyers whose place has an order number; those whom a hand put there have none. */
  places(): AsyncIterable<Places[]>;
  /** Claims that no broker has yet. */
  countPending(): Promise<number>;
}
