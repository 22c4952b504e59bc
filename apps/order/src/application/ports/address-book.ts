import type { Receiver } from "../../domain/order/order.ts";

/** The buyers' addresses. */
export interface AddressBook {
  /**
   * One address of a buyer.
   * @throws AppError `address_not_found`, also for somebody else's.
   */
  get(userId: number, addressId: number): Promise<Receiver>;
  /** A buyer's default address, if there is one. Waits for `timeoutMs` milliseconds at most, if given. */
  getDefault(userId: number, timeoutMs?: number): Promise<Receiver | undefined>;
}
