import { createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** What a token of the guard says. */
export interface GuardToken {
  userId: number;
  skuId: number;
  /** Milliseconds since the epoch from which on it is worth nothing. */
  expiresMs: number;
  /** Leading zero bits of the work that its buyer has to do; 0: none. */
  bits: number;
  /** Tells it from every other token. */
  nonce: string;
}

/** Makes and reads tokens. Neither needs to ask anybody: who has the key has all it takes. */
export interface TokenSigner {
  /** A token that was not there before. */
  issue(says: Omit<GuardToken, "nonce">): string;
  /** Undefined for a text that was not issued with this key, or was changed since. */
  read(token: string): GuardToken | undefined;
}

/** So that a key made of the secret of logins is good for nothing but these tokens. */
const LABEL = "flash-mall/seckill-guard/v1";
const KEY_BYTES = 32;
const NONCE_BYTES = 16;

/**
 * A signer whose key is derived from the secret (HKDF, RFC 5869): gateways with the same secret take each other's tokens.
 * A token is `user.sku.expiry.bits.nonce.signature`; the signature (HMAC-SHA256) is over the text before it.
 */
export function createTokenSigner(secret: string): TokenSigner {
  // Not its bytes: with those, every signature would begin with making a key of them, ten times as slow.
  const key = createSecretKey(new Uint8Array(hkdfSync("sha256", secret, "", LABEL, KEY_BYTES)));
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    issue: ({ userId, skuId, expiresMs, bits }) => {
      const text = [userId, skuId, expiresMs, bits, randomBytes(NONCE_BYTES).toString("base64url")].join(".");
      return `${text}.${sign(text)}`;
    },
    read: (token) => {
      const end = token.lastIndexOf(".");
      const text = token.slice(0, Math.max(end, 0));
      return isSame(token.slice(end + 1), sign(text)) ? parse(text) : undefined;
    },
  };
}

// As texts, not as bytes: the last letter of base64url has bits that decoding ignores.
function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function parse(signed: string): GuardToken {
  const [userId, skuId, expiresMs, bits, nonce = ""] = signed.split(".");
  return {
    ...{ userId: Number(userId), skuId: Number(skuId) },
    ...{ expiresMs: Number(expiresMs), bits: Number(bits), nonce },
  };
}
