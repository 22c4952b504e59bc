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
  /**
   * Default addresses of many buyers in one question that waits for `timeoutMs` milliseconds at most; who has none is left
   * out. Undefined where the addresses can only be asked for one by one.
   */
  getDefaults(userIds: readonly number[], timeoutMs: number): Promise<Map<number, Receiver> | undefined>;
}
