/** Up to seven digits of yuan and two of cents, as the pattern of a field. */
export const YUAN_PATTERN = "\\d{1,7}(\\.\\d{1,2})?";

/** Cents of an amount as typed, such as "5.5"; undefined when it is none. Without the errors of fractions. */
export function centsOf(typed: string): number | undefined {
  const [, yuan, tenths = "", ones = ""] = /^\s*(\d{1,7})(?:[.．](\d)(\d)?)?\s*$/.exec(typed) ?? [];
  if (yuan === undefined) return undefined;
  return Number(yuan) * 100 + Number(tenths || 0) * 10 + Number(ones || 0);
}

/** An amount as it is typed: 550 is "5.50". */
export const typedYuan = (cents: number): string => (cents / 100).toFixed(2);
