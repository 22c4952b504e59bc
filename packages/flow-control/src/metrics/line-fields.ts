/** A text that may stand between the bars of a line: bars and line ends become `_`, as Sentinel does with bars. */
export function fieldText(text: string): string {
  return text.replace(/[|\r\n]/g, "_");
}

/**
 * A whole number that is not negative.
 * @throws Error naming the field.
 */
export function parseCount(text: string, field: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count))
    throw new Error(`${field} is no count: ${text.slice(0, 40)}`);
  return count;
}
