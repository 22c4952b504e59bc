import { fail } from "./errors.ts";

/** An amount of money in integer cents (1/100 yuan). Sums of it are exact; a float never holds money. */
export type Cents = number & { readonly unit: "cents" };

/** The largest amount one order or payment may have: 100 million yuan. */
export const MAX_CENTS = 10_000_000_000 as Cents;

/**
 * Checks that a number from outside is a whole, safe amount of cents.
 * @throws AppError `invalid_amount` naming `field` when it is fractional, negative or above MAX_CENTS.
 */
export function toCents(value: number, field = "amount"): Cents {
  if (!Number.isInteger(value) || value < 0 || value > MAX_CENTS) throw fail("invalid_amount", { field });
  return value as Cents;
}

/**
 * Yuan with at most two decimals, as JSON carries it (19.9), to cents (1990).
 * @throws AppError `invalid_amount` naming `field` for more decimals, a negative or a huge number.
 */
export function centsFromYuan(yuan: number, field = "amount"): Cents {
  const cents = Math.round(yuan * 100);
  // 19.9 * 100 is 1989.9999999999998: a difference below this bound is the float's, above it the sender's.
  if (!(Math.abs(yuan * 100 - cents) < 1e-4)) throw fail("invalid_amount", { field });
  return toCents(cents, field);
}

/** Cents to the yuan number that JSON shows: 1990 becomes 19.9. */
export function yuanFromCents(cents: number): number {
  return cents / 100;
}

/** Price of `quantity` pieces. */
export function multiply(price: Cents, quantity: number): Cents {
  return toCents(price * quantity);
}

/** Exact sum. */
export function sum(amounts: readonly Cents[]): Cents {
  return toCents(amounts.reduce<number>((total, amount) => total + amount, 0));
}
