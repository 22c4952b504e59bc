import type { OrderStatus } from "../../domain/order/order.ts";

/** Days of 24 hours, one after the other. */
export interface Days {
  /** When the first begins; epoch milliseconds. */
  firstMs: number;
  count: number;
}

/** One of these days. */
export interface DayFigures {
  /** Made that day. */
  orders: number;
  /** Paid that day and not refunded since. */
  paidOrders: number;
  salesCents: number;
}

/** What was sold of a product. */
export interface ProductSales {
  productId: number;
  units: number;
  salesCents: number;
}

/** Orders in figures. What was refunded is no sale. */
export interface OrderFigures {
  /** Of all times; states without orders are left out. */
  statuses: { status: OrderStatus; orders: number }[];
  /** Of all times. */
  salesCents: number;
  /** One for each day. */
  days: DayFigures[];
  /** Over these days. */
  products: ProductSales[];
}

/** Looks at all orders for figures. */
export interface OrderStatistics {
  figures(days: Days): Promise<OrderFigures>;
}
