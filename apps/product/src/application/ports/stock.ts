import type { ReserveOutcome, StockLine } from "../../domain/reservation.ts";

/** Where the units of a SKU are: initial = free + held + sold, always. */
export interface StockBooks {
  skuId: number;
  initial: number;
  free: number;
  held: number;
  sold: number;
}

/** The stock of normal orders. Each call is one transaction. */
export interface Stock {
  /** Takes all lines or none. The same id with the same lines takes nothing again and answers the same. */
  reserve(reservationId: string, lines: readonly StockLine[]): Promise<ReserveOutcome>;
  /**
   * Gives what is held back, once. Before its reservation came it makes that one fail.
   * False when there was nothing to do: released or sold before.
   */
  release(reservationId: string): Promise<boolean>;
  /** Makes what is held sold. False when nothing is held under this id. */
  sell(reservationId: string): Promise<boolean>;
  /** The books of every SKU, by id. */
  books(): Promise<StockBooks[]>;
}
