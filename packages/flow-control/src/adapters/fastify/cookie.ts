/** A cookie of a `Cookie` header, decoded; of several with the same name the first, as browsers put the closest in front. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return decoded(unquoted(pair.slice(equals + 1).trim()));
  }
  return undefined;
}

const unquoted = (value: string) => (/^".*"$/.test(value) ? value.slice(1, -1) : value);

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
