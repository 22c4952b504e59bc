/** A name for everybody to read: `demo` becomes `d**o`. How long it was is not told. */
export function maskName(name: string): string {
  const letters = [...name];
  const last = letters.length > 2 ? letters.at(-1) : "";
  return `${letters[0] ?? ""}**${last}`;
}
