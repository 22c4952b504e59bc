/** What is known of an order number; its fate is what became of its units, so what the books have to say as well. */
export type OrderRecord =
  | { orderNo: string; fate: "unknown" | "placing" }
  | {
      orderNo: string;
      fate: "held" | "sold" | "released";
      kind: "normal" | "seckill";
      userId: number;
      /** Epoch milliseconds. */
      createdAt: number;
      lines: readonly { skuId: number; quantity: number }[];
    };

/** Where a page of the seckill orders begins. */
export interface OrderRecordsQuery {
  /** Epoch milliseconds; orders made then or later. */
  since: number;
  /** The last order of the page before. */
  after: { createdAt: number; orderNo: string } | undefined;
  limit: number;
}

/** Orders as the reconciler of the product service sees them. */
export interface OrderRecords {
  /** One for each number, in the same order. A number whose intent was there before the call is never `unknown`. */
  describe(orderNos: readonly string[]): Promise<OrderRecord[]>;
  /** Orders of flash sales by time of making, then by number. */
  seckillSince(query: OrderRecordsQuery): Promise<OrderRecord[]>;
}
