/** One SKU in a cart. */
export interface CartLine {
  skuId: number;
  quantity: number;
}

/** What became of a change: the pieces now in the cart, or the limit it would have broken. */
export type CartChange =
  | { kind: "changed"; quantity: number }
  | { kind: "too_many_pieces" }
  | { kind: "too_many_skus" };

/** Limits of one cart. */
export interface CartLimits {
  /** Pieces of one SKU. */
  pieces: number;
  /** Different SKUs. */
  skus: number;
}

/** Keeps the carts. Every change is one atomic step: two tabs that add at the same time both count. */
export interface CartStore {
  /** Adds pieces on top of what is there. */
  add(userId: number, line: CartLine, limits: CartLimits): Promise<CartChange>;
  /** Sets the pieces of a SKU that is there; undefined when it is not. */
  set(userId: number, line: CartLine): Promise<number | undefined>;
  /** In the order they were added. */
  list(userId: number): Promise<CartLine[]>;
  /** Takes SKUs out; resolves with how many were there. */
  remove(userId: number, skuIds: readonly number[]): Promise<number>;
}
