/** A reply that is a list of texts and whole numbers, as texts. @throws Error when it is something else. */
export function toTexts(reply: unknown): string[] {
  if (!Array.isArray(reply)) throw new Error(`Redis answered ${typeof reply} where a list was due`);
  return reply.map((each: unknown) => {
    if (typeof each === "string" || typeof each === "number") return String(each);
    throw new Error(`Redis answered a list with ${typeof each} in it`);
  });
}

/** A reply that is a text, or undefined when there is no such thing. */
export function toText(reply: unknown): string | undefined {
  return typeof reply === "string" ? reply : undefined;
}
