import type { DataOf } from "@mall/sdk";

/** An order as the staff sees it. */
export type StaffOrder = DataOf<"get", "ops/orders">["orders"][number];

/** What the staff does with orders. */
export type OrderDeed = "ship" | "complete" | "refund";

const DEEDS: Record<number, readonly OrderDeed[]> = { 1: ["ship", "refund"], 3: ["complete"] };

/** What can be done with an order in a state: one that is paid is shipped or refunded, one that is shipped completed. */
export const deedsOf = (status: number): readonly OrderDeed[] => DEEDS[status] ?? [];

/** The moments of an order in the order in which they come. */
export const MOMENTS = [
  "created_at",
  "paid_at",
  "shipped_at",
  "completed_at",
  "cancelled_at",
  "refunded_at",
] as const satisfies (keyof StaffOrder)[];
