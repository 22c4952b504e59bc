/** What was bought, as the order has it. */
export interface Purchase {
  productId: number;
  productName: string;
  skuName: string;
}

/** What buyers have paid for. */
export interface Purchases {
  /**
   * The line of a user's own order that is paid, shipped or completed; undefined when that order has no such line, or
   * another state.
   * @throws AppError `order_not_found`, also for somebody else's.
   */
  find(userId: number, orderNo: string, skuId: number): Promise<Purchase | undefined>;
}

/** Who writes. */
export interface Writers {
  /** The name of an account. @throws AppError `user_not_found`. */
  nameOf(userId: number): Promise<string>;
}
