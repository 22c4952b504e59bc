import type { DataOf } from "@mall/sdk";

/** A review as the staff sees it. */
export type StaffReview = DataOf<"get", "ops/reviews">["reviews"][number];
