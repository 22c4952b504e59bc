import type { DataOf } from "@mall/sdk";

/** A flash sale as the staff sees it. */
export type StaffSale = DataOf<"get", "ops/sales">["sales"][number];

/** The tone of the badge of each state. */
export const SALE_TONES: Record<StaffSale["state"], string> = {
  planned: "info",
  running: "good",
  ended: "",
  stopped: "bad",
};

/** Milliseconds between two looks: short while figures move. */
export const lookEvery = (sales: readonly StaffSale[]): number =>
  sales.some(({ state }) => state === "running") ? 1500 : 5000;

/** What is typed about a new sale. */
export interface SaleDraft {
  skuId: number;
  stock: string;
  limit: string;
  beginning: "now" | "later";
  /** As `datetime-local` fields hold them: the reader's time. */
  start: string;
  end: string;
}
