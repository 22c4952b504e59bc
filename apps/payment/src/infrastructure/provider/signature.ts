import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Callback } from "../../application/handle-callback.ts";

/** A secret as a key: made once, as that costs as much as a signature. */
export const keyOf = (secret: string): KeyObject => createSecretKey(secret, "utf8");

/** Hex HMAC-SHA256 of `<timestamp>.<body>`. */
export function signatureOf(
  secret: string | KeyObject,
  { timestamp, body }: Pick<Callback, "timestamp" | "body">,
): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

/** True when the callback's signature fits one of the secrets; compared in constant time. */
export function verifySignature(secrets: readonly string[]): (callback: Callback) => boolean {
  const keys = secrets.map(keyOf);
  return (callback) => {
    const given = Buffer.from(callback.signature);
    return keys.some((key) => {
      const expected = Buffer.from(signatureOf(key, callback));
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
  };
}
