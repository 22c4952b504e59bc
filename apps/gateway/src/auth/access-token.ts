import { keyIdOf } from "@mall/config";
import { AppError, type Clock, fail, systemClock } from "@mall/kernel";
import { createDecoder, createVerifier, TokenError } from "fast-jwt";

/** What an access token says, after its signature, issuer and times were checked. */
export interface AccessClaims {
  userId: number;
  /** Empty for a token that a script signed by itself. */
  sessionId: string;
  /** Milliseconds since the epoch. A token that is good once stays so until then: `nbf` and `iat` lie behind. */
  expiresAt: number;
}

/** Characters of the longest token that is looked at; the shop's own have about 330. */
const MAX_LENGTH = 4096;

/** Seconds by which the clock of whoever signs may be ahead. */
const TOLERANCE_SECONDS = 30;

/**
 * Seconds for which a token may be good at most: 30 days. The shop's own last a day at most (ACCESS_TOKEN_SECONDS), those
 * of the load script an hour; one that never ends was not signed by anybody who means well.
 */
const MAX_LIFE_SECONDS = 30 * 86_400;

type Claims = Record<string, unknown>;
type Verify = (token: string) => Claims;

/**
 * Makes the check of access tokens: HS256 only, issuer `go-ecommerce`, not expired nor from the future, a positive whole
 * `user_id`, signed with one of the secrets. Where there are several, a token that names its key (`kid`) is tried with that one.
 * @throws AppError `token_expired` or `token_invalid` from the returned function.
 */
export function createTokenVerifier(
  secrets: readonly string[],
  clock: Clock = systemClock,
): (token: string) => AccessClaims {
  const verify = withRightKey(secrets);
  return (token) => {
    if (token.length > MAX_LENGTH) throw fail("token_invalid");
    const claims = verify(token);
    checkTimes(claims, clock.now() / 1000);
    const { user_id: userId, sid, exp } = claims;
    if (!Number.isSafeInteger(userId) || (userId as number) <= 0) throw fail("token_invalid");
    return {
      userId: userId as number,
      sessionId: typeof sid === "string" ? sid : "",
      expiresAt: (exp as number) * 1000,
    };
  };
}

/** `exp` itself is checked with the signature. */
function checkTimes({ exp, nbf, iat }: Claims, now: number): void {
  const begun = [nbf, iat].every((time) => time === undefined || (isTime(time) && time <= now + TOLERANCE_SECONDS));
  if (!begun || !isTime(exp) || exp > now + MAX_LIFE_SECONDS + TOLERANCE_SECONDS) throw fail("token_invalid");
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function withRightKey(secrets: readonly string[]): Verify {
  const keys = secrets.map((secret) => ({ id: keyIdOf(secret), verify: verifierOf(secret) }));
  const [only] = keys;
  if (only && keys.length === 1) return only.verify;
  const decode = createDecoder({ complete: true });
  return (token) => {
    const kid = keyIdIn(token, decode);
    const fitting = kid === undefined ? keys : keys.filter(({ id }) => id === kid);
    return firstThatFits(fitting, token);
  };
}

function keyIdIn(token: string, decode: (token: string) => { header?: { kid?: unknown } }): unknown {
  try {
    return decode(token).header?.kid;
  } catch (error) {
    throw fail("token_invalid", { cause: error });
  }
}

/** A token that has expired was signed by us: that is what its owner should be told. */
function firstThatFits(keys: readonly { verify: Verify }[], token: string): Claims {
  let refusal = fail("token_invalid");
  for (const { verify } of keys) {
    try {
      return verify(token);
    } catch (error) {
      refusal = error instanceof AppError && error.slug === "token_expired" ? error : refusal;
    }
  }
  throw refusal;
}

function verifierOf(secret: string): Verify {
  const verify = createVerifier({
    key: secret,
    algorithms: ["HS256"],
    allowedIss: "go-ecommerce",
    requiredClaims: ["exp", "iss", "user_id"],
    // Checked by themselves, with a tolerance that `exp` does not have.
    ignoreNotBefore: true,
  });
  return (token) => {
    try {
      return verify(token) as Claims;
    } catch (error) {
      const expired = error instanceof TokenError && error.code === TokenError.codes.expired;
      throw fail(expired ? "token_expired" : "token_invalid", { cause: error });
    }
  };
}
