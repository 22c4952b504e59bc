/** A range of prices: fromCents ≤ price < toCents; without toCents it has no upper end. */
export interface PriceBand {
  fromCents: number;
  toCents: number | undefined;
}

/** The ranges a shopper can narrow a list down to: 0–10, 10–20, 20–50, 50 yuan and more. */
export const PRICE_BANDS: readonly PriceBand[] = [
  { fromCents: 0, toCents: 1000 },
  { fromCents: 1000, toCents: 2000 },
  { fromCents: 2000, toCents: 5000 },
  { fromCents: 5000, toCents: undefined },
];

/** Whether a price lies in the band. */
export function inBand(priceCents: number, { fromCents, toCents = Number.POSITIVE_INFINITY }: PriceBand): boolean {
  return priceCents >= fromCents && priceCents < toCents;
}
