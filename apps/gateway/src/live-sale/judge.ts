import type { LiveSaleState } from "../schemas/live-sale.ts";
import type { SaleBooks, SaleOrders } from "./look.ts";

/** What a sale came to, as it was found out after the crowd had gone. */
export interface Outcome {
  /** Undefined: product-service did not say. */
  books: SaleBooks | undefined;
  /** Undefined: order-service did not say. */
  orders: SaleOrders | undefined;
  /** Places that buyers know of. */
  places: number;
}

/** What is to be said of a sale. */
export function judge({ books, orders, places }: Outcome): Exclude<LiveSaleState["verdict"], null> {
  if (!books || !orders) return "unsettled";
  const alive = orders.unpaid + orders.paid;
  const taken = books.held + books.sold;
  if (Math.max(alive, taken) > books.initial) return "oversold";
  if (books.drift !== 0) return "drift";
  const missing = places - orders.landed;
  // Of places that are no orders yet the books must know.
  if (missing > Math.max(0, taken - alive)) return "lost";
  if (missing > 0 || taken !== alive) return "unsettled";
  return books.open === 0 ? "exact" : "drift";
}
