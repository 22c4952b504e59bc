/** A reservation whose units are held. */
export interface HeldReservation {
  reservationId: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** Which of them. */
export interface HeldQuery {
  /** Made before this moment. */
  before: number;
  /** Those behind this one, by time, then by id; undefined: from the beginning. */
  after: HeldReservation | undefined;
  limit: number;
}

/** A SKU whose books are not what its reservations say. */
export interface StockMisfit {
  skuId: number;
  /** As the books have it. */
  held: number;
  sold: number;
  /** Summed over the reservations. */
  reservedHeld: number;
  reservedSold: number;
}

/** A look at the books of some SKUs. */
export interface StockAudit {
  misfits: StockMisfit[];
  /** The last SKU that was looked at; undefined: there is none behind. */
  next: number | undefined;
}

/** The books of the ordinary stock as the reconciler sees them. */
export interface StockBookkeeping {
  /** Held reservations by time, then by id. */
  heldReservations(query: HeldQuery): Promise<HeldReservation[]>;
  /** Compares the SKUs behind this one with their reservations. @param limit SKUs looked at. */
  audit(afterSku: number, limit: number): Promise<StockAudit>;
  /**
   * Writes held, sold and free of a SKU anew from its reservations, in one step. False when they add up, or when more is
   * reserved than there ever was.
   */
  recount(skuId: number): Promise<boolean>;
}
