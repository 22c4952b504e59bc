import type { ConsulAnswer } from "./http.ts";

/** A value of the key-value store. */
export interface KeyEntry {
  value: string;
  /** Of the last change to it. */
  modifyIndex: number;
  /** A number that whoever wrote it put beside it. */
  flags: number;
}

/** A key below /v1/, its parts encoded. */
export function keyPath(key: string): string {
  return `kv/${key.split("/").map(encodeURIComponent).join("/")}`;
}

interface Entry {
  /** In base64; null for an empty value. */
  Value: string | null;
  ModifyIndex: number;
  Flags: number;
}

/**
 * Reads the answer of /v1/kv; a key that does not exist is undefined.
 * @throws SyntaxError when it is something else, such as a page of a proxy.
 */
export function readEntry({ found, text }: ConsulAnswer): KeyEntry | undefined {
  const [entry] = found ? (JSON.parse(text) as Entry[]) : [];
  if (!entry) return undefined;
  const value = Buffer.from(entry.Value ?? "", "base64").toString("utf8");
  return { value, modifyIndex: entry.ModifyIndex, flags: entry.Flags };
}

/** Reads the answer of /v1/kv with `keys`; a prefix that nothing has is no key. */
export function readKeys({ found, text }: ConsulAnswer): string[] {
  return found ? (JSON.parse(text) as string[]) : [];
}
