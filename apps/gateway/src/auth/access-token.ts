import { fail } from "@mall/kernel";
import { createVerifier, TokenError } from "fast-jwt";

/** What an access token says, after its signature, issuer and age were checked. */
export interface AccessClaims {
  userId: number;
  /** Empty for a token that a script signed by itself. */
  sessionId: string;
}

/**
 * Makes the check of access tokens: HS256 only, issuer `go-ecommerce`, not expired, a positive whole `user_id`.
 * @throws AppError `token_expired` or `token_invalid` from the returned function.
 */
export function createTokenVerifier(secret: string): (token: string) => AccessClaims {
  const verify = createVerifier({
    key: secret,
    algorithms: ["HS256"],
    allowedIss: "go-ecommerce",
    requiredClaims: ["exp", "iss", "user_id"],
    cache: 20_000,
  });
  return (token) => {
    const claims = verified(verify, token);
    const { user_id: userId, sid } = claims;
    if (!Number.isSafeInteger(userId) || (userId as number) <= 0) throw fail("token_invalid");
    return { userId: userId as number, sessionId: typeof sid === "string" ? sid : "" };
  };
}

function verified(verify: (token: string) => Record<string, unknown>, token: string): Record<string, unknown> {
  try {
    return verify(token);
  } catch (error) {
    const expired = error instanceof TokenError && error.code === TokenError.codes.expired;
    throw fail(expired ? "token_expired" : "token_invalid", { cause: error });
  }
}
