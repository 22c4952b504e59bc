const HERE = "http://here.invalid";

/**
 * Where to go after logging in: a path of this shop, else the fallback. Whatever would leave the shop (another host, a
 * scheme, "//host", backslashes that browsers read as slashes) is the fallback too.
 */
export function safeNext(wanted: string | null, fallback = "/"): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return fallback;
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : fallback;
}

/** The login that comes back to a path. */
export const loginTo = (next: string): string => `/login?next=${encodeURIComponent(next)}`;

/** The registration that comes back to a path. */
export const registerTo = (next: string): string => `/register?next=${encodeURIComponent(next)}`;
