/** An order as a payment sees it. */
export interface PayableOrder {
  totalCents: number;
  /** Unpaid, and its time to pay is not over. */
  payable: boolean;
}

/** The order service. */
export interface Orders {
  /** @throws AppError `order_not_found`, also for an order of somebody else. */
  find(userId: number, orderNo: string): Promise<PayableOrder>;
  /** Marks the order paid; `refund` when it was closed meanwhile, or is paid already by another payment. */
  confirm(payment: {
    orderNo: string;
    paymentNo: string;
    amountCents: number;
    paidAt: number;
  }): Promise<"paid" | "refund">;
}
