/**
 * Intents to place an order, written before stock is taken. If the process dies in between, the intent is what
 * remembers that somebody may hold stock for an order that will never be.
 */
export interface Placings {
  /** Notes an intent at a time in epoch milliseconds. False when the number is taken; draw another one. */
  begin(orderNo: string, at: number): Promise<boolean>;
  /**
   * Ends an intent without an order. When stock may be held, the command to release it is stored in the same
   * transaction. False when the intent was gone already: then nothing is stored.
   */
  abandon(orderNo: string, stock: "may_be_held" | "not_held"): Promise<boolean>;
  /** Numbers of intents begun before `before` (epoch milliseconds), oldest first. */
  stale(before: number, limit: number): Promise<string[]>;
}
