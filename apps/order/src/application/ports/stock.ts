import type { OrderLine } from "../../domain/order/lines.ts";
import type { OrderItem } from "../../domain/order/order.ts";

/** The stock of the catalogue. */
export interface Stock {
  /**
   * Takes all lines or none, once for each order number, and tells each as sold, in the same order.
   * @throws AppError `sku_not_found`, `stock_insufficient`; with any other error it is unknown whether stock is held.
   */
  reserve(orderNo: string, lines: readonly OrderLine[]): Promise<OrderItem[]>;
}
