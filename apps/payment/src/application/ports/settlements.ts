/** Tells those who wait that a payment has changed. */
export interface Settlements {
  announce(paymentNo: string): void;
  /** Resolves at the next announcement, or after so many milliseconds. */
  next(paymentNo: string, ms: number): Promise<void>;
}
