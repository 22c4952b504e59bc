/** A wish as its buyer named it. */
export interface NamedWish {
  /** The buyer's own name for it, 1..64 characters. */
  key: string;
  /** Tells it from every other wish. */
  fingerprint: string;
}

/** Which order came of a request, so that one that is repeated answers the same. */
export interface OrderRequests {
  find(userId: number, key: string): Promise<{ orderNo: string; fingerprint: string } | undefined>;
  /** Forgets requests made before `before` (epoch milliseconds), the oldest first, about `limit` of them. Answers how many. */
  forget(before: number, limit: number): Promise<number>;
}
