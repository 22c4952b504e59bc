import type { Review } from "@mall/contracts/review";

/** A new review, of something that was bought. */
export type NewReview = Omit<Review, "id" | "hidden" | "createdAtMs">;

/** Which reviews; a field that is left out narrows nothing. */
export interface ReviewFilter {
  userId?: number;
  productId?: number;
  hidden?: boolean;
}

/** A page of a list. */
export interface Page {
  /** From 1. */
  page: number;
  pageSize: number;
}

/** Keeps the reviews: one at most for each user, order and SKU. */
export interface ReviewStore {
  /** The new one's id; undefined when there is one already. */
  add(review: NewReview): Promise<number | undefined>;
  /** Newest first; `total` counts those of all pages. */
  list(filter: ReviewFilter, page: Page): Promise<{ reviews: Review[]; total: number }>;
  /** How many of a product's reviews that are not hidden gave one star, two, … five. */
  stars(productId: number): Promise<number[]>;
  /** SKUs of an order that the user has reviewed. */
  reviewedSkus(userId: number, orderNo: string): Promise<number[]>;
  /** False when the user has no such review. */
  remove(userId: number, id: number): Promise<boolean>;
  /** False when there is no such review; true also when nothing changed. */
  setHidden(id: number, hidden: boolean): Promise<boolean>;
}
