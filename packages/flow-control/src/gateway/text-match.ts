/** How a text is compared with a pattern. */
export type Match = "exact" | "prefix" | "contains" | "regex";

/**
 * Makes the comparison with a pattern. A regular expression has to fit the whole text, as in Sentinel: `/a` is not
 * enough for `/a/b`, `/a.*` is.
 */
export function createTextMatch(pattern: string, match: Match): (text: string) => boolean {
  switch (match) {
    case "exact":
      return (text) => text === pattern;
    case "prefix":
      return (text) => text.startsWith(pattern);
    case "contains":
      return (text) => text.includes(pattern);
    case "regex": {
      const expression = new RegExp(`^(?:${pattern})$`);
      return (text) => expression.test(text);
    }
  }
}
