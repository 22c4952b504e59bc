import assert from "node:assert/strict";
import type { ManualClock } from "../manual-clock.ts";

interface Written {
  userId: number;
  username: string;
  orderNo: string;
  productId: number;
  skuId: number;
  productName: string;
  skuName: string;
  rating: number;
  content: string;
}

type Stored = Written & { id: number; hidden: boolean; createdAtMs: number };

/** What a store of reviews has to do; the review service's port, by structure. */
export interface ReviewStoreUnderTest {
  add(review: Written): Promise<number | undefined>;
  list(
    filter: { userId?: number; productId?: number; hidden?: boolean },
    page: { page: number; pageSize: number },
  ): Promise<{ reviews: Stored[]; total: number }>;
  stars(productId: number): Promise<number[]>;
  reviewedSkus(userId: number, orderNo: string): Promise<number[]>;
  remove(userId: number, id: number): Promise<boolean>;
  setHidden(id: number, hidden: boolean): Promise<boolean>;
}

/** An empty store, and the clock it goes by. */
export interface ReviewsStage {
  store: ReviewStoreUnderTest;
  clock: ManualClock;
}

/** A review by user 7 of SKU 11 in the order "A", but for what is given. */
export function review(changes: Partial<Written> = {}): Written {
  return {
    ...{ userId: 7, username: "buyer", orderNo: "A", productId: 1, skuId: 11, productName: "西红柿", skuName: "500g" },
    ...{ rating: 5, content: "好吃" },
    ...changes,
  };
}

/** Adds one that must be new; resolves to its id. */
export async function added(store: ReviewStoreUnderTest, changes: Partial<Written> = {}): Promise<number> {
  const id = await store.add(review(changes));
  assert.ok(id !== undefined);
  return id;
}
