/** True when arrays and objects of a JSON text lie in one another more than `most` deep. Texts that are no JSON: about. */
export function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    // By code: a character would be a string of its own.
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) {
      inString = true;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      depth -= 1;
    }
  }
  return false;
}

const codeOf = (character: string): number => character.charCodeAt(0);
const QUOTE = codeOf('"');
const BACKSLASH = codeOf("\\");
const OPEN_OBJECT = codeOf("{");
const CLOSE_OBJECT = codeOf("}");
const OPEN_ARRAY = codeOf("[");
const CLOSE_ARRAY = codeOf("]");
