import { fail } from "@mall/kernel";

/** The error of a field that does not fit. `field` is the name in the shop's JSON. */
export function invalid(field: string, reason: string) {
  return fail("invalid_input", { field, params: { reason } });
}

/** Returns a whole number of the range. @throws AppError `invalid_input` naming the field. */
export function requireWithin(field: string, value: number, min: number, max: number): number {
  if (!Number.isSafeInteger(value) || value < min || value > max) throw invalid(field, `must be ${min}..${max}`);
  return value;
}

/** Returns an id. @throws AppError `invalid_input` naming the field. */
export function requireId(field: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw invalid(field, "must be a positive integer");
  return value;
}

const MAX_NAME = 255;

/** @throws AppError `invalid_input` naming the field when a name is blank or too long. */
export function requireName(field: string, name: string): void {
  if (name.trim() === "" || name.length > MAX_NAME) throw invalid(field, `1..${MAX_NAME} characters`);
}

const MAX_QUERY = 100;

/** Returns the words of a query. @throws AppError `invalid_input` when they are more than 100 characters. */
export function requireQuery(query: string): string {
  if ([...query].length > MAX_QUERY) throw invalid("query", `at most ${MAX_QUERY} characters`);
  return query;
}
