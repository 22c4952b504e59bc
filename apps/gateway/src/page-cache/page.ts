import { hash } from "node:crypto";

/** An answer that everybody gets who asks the same. */
export interface Page {
  body: Buffer;
  /** Strong: the same tag, the same bytes (RFC 9110, section 8.8.3). */
  etag: string;
}

/** The page of a text. */
export function pageOf(text: string): Page {
  const body = Buffer.from(text);
  return { body, etag: `"${hash("sha256", body, "base64url").slice(0, 27)}"` };
}

const TAG = /(?:W\/)?("[^"]*")/g;

/**
 * Whether the client says that it has this page: its If-None-Match is `*` or names the tag, as strong or as weak
 * (RFC 9110, section 13.1.2).
 */
export function isKnown({ etag }: Page, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === "*") return true;
  for (const [, tag] of ifNoneMatch.matchAll(TAG)) if (tag === etag) return true;
  return false;
}
