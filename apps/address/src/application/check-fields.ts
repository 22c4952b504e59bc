import { fail } from "@mall/kernel";
import type { AddressFields } from "./address-book.ts";

/** Longest texts, in characters. */
const LENGTHS = { name: 64, province: 64, city: 64, district: 64, detailAddress: 255 } as const;

/** How the field is called in JSON. */
const JSON_NAMES: Partial<Record<keyof AddressFields, string>> = { detailAddress: "detail_address" };

/**
 * Checks the fields that are given.
 * @throws AppError `invalid_input` naming the field.
 */
export function checkFields(fields: Partial<AddressFields>): void {
  for (const [name, max] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
    const value = fields[name];
    if (value === undefined) continue;
    if (value.trim() === "" || value.length > max) throw invalid(name, `1-${max}`);
  }
  if (fields.mobile !== undefined && !/^1\d{10}$/.test(fields.mobile)) throw invalid("mobile", "1xxxxxxxxxx");
}

function invalid(name: keyof AddressFields, reason: string) {
  return fail("invalid_input", { field: JSON_NAMES[name] ?? name, params: { reason } });
}
