import { createHmac, timingSafeEqual } from "node:crypto";
import type { Callback } from "../../application/handle-callback.ts";

/** Hex HMAC-SHA256 of `<timestamp>.<body>`. */
export function signatureOf(secret: string, { timestamp, body }: Pick<Callback, "timestamp" | "body">): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

/** True when the callback's signature fits; compared in constant time. */
export function verifySignature(secret: string): (callback: Callback) => boolean {
  return (callback) => {
    const expected = Buffer.from(signatureOf(secret, callback));
    const given = Buffer.from(callback.signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  };
}
