import { createHmac, timingSafeEqual } from "node:crypto";
import type { Callback } from "../../application/handle-callback.ts";

/** Hex HMAC-SHA256 of `<timestamp>.<body>`. */
export function signatureOf(secret: string, { timestamp, body }: Pick<Callback, "timestamp" | "body">): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

/** True when the callback's signature fits one of the secrets; compared in constant time. */
export function verifySignature(secrets: readonly string[]): (callback: Callback) => boolean {
  return (callback) => {
    const given = Buffer.from(callback.signature);
    return secrets.some((secret) => {
      const expected = Buffer.from(signatureOf(secret, callback));
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
  };
}
