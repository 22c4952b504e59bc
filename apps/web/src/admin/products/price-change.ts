import type { PriceBody } from "../back-office.ts";

/** What is asked for in a batch, as it is typed. */
export interface PriceDraft {
  /** 0: all categories. */
  category: number;
  how: "percent" | "amount";
  value: string;
}

/** The request of a draft; undefined while what is typed is no number, or 0, or out of bounds. */
export function priceBody({ category, how, value }: PriceDraft): PriceBody | undefined {
  const number = Number(value.trim());
  if (value.trim() === "" || !Number.isFinite(number) || number === 0) return undefined;
  if (how === "percent") return number < -90 || number > 900 ? undefined : { category_id: category, percent: number };
  const cents = Math.round(number * 100);
  return cents === 0 ? undefined : { category_id: category, delta_cents: cents };
}
