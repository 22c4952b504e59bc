import { fail } from "@mall/kernel";

const MAX_NUMBER_LENGTH = 64;

/** An id from outside, 1..2^53-1. @throws AppError `invalid_input` naming `field`. */
export function requireId(value: number, field: string): number {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw fail("invalid_input", { field, params: { reason: "must be a positive integer" } });
  }
  return value;
}

/** An order or payment number from outside, 1..64 characters. @throws AppError `invalid_input` naming `field`. */
export function requireNumber(value: string, field: string): string {
  if (value.length < 1 || value.length > MAX_NUMBER_LENGTH) {
    throw fail("invalid_input", { field, params: { reason: `must have 1..${MAX_NUMBER_LENGTH} characters` } });
  }
  return value;
}
