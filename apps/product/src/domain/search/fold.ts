/** A text in the form in which texts are compared, and where each of its UTF-16 units comes from. */
export interface Folded {
  text: string;
  /** Start and end in the original of each unit of `text`. */
  origins: { start: number; end: number }[];
}

/**
 * Makes full-width and half-width, upper and lower case, and composed and decomposed letters equal.
 * `origins` refer to `original.normalize("NFC")`.
 */
export function foldWithOrigins(original: string): Folded {
  let text = "";
  const origins: Folded["origins"] = [];
  let start = 0;
  for (const character of original.normalize("NFC")) {
    const end = start + character.length;
    // One character at a time: folding the whole would lose which part came from where.
    const folded = character.normalize("NFKC").toLowerCase();
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) origins.push({ start, end });
    start = end;
  }
  return { text, origins };
}

/** The folded text alone. */
export function fold(original: string): string {
  return foldWithOrigins(original).text;
}
