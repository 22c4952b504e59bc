import type { Role } from "@mall/contracts/user";
import { fail, isPassing } from "@mall/kernel";
import type { AccessClaims } from "./access-token.ts";
import type { Buyer } from "./buyer.ts";
import type { KnownBuyers } from "./known-buyers.ts";

/** Milliseconds that a buyer waits for the check who was known lately: there is something to go by if it takes longer. */
const GRACED_CHECK_MS = 1000;

/** Milliseconds within which a check has to be answered; undefined: as long as the request lasts. */
type CheckSession = (claims: AccessClaims, timeoutMs?: number) => Promise<Role>;

/** What finds out who asks. */
export interface SessionsDeps {
  buyers: KnownBuyers;
  /** @throws AppError `token_expired` or `token_invalid`. */
  verify: (token: string) => AccessClaims;
  /** Asks the user service; throws AppError `deadline_exceeded` when the time is up. */
  check: CheckSession;
}

/** Finds out who asks. */
export interface Sessions {
  /**
   * The buyer of an `authorization` header that is not known. While the user service cannot answer, a buyer whose session
   * was good in the last minute goes on shopping; staff does not.
   * @throws AppError as `verify` and `check` do, `token_missing` without a header. Failures are not remembered.
   */
  buyerOf(header: string): Promise<Buyer>;
  /**
   * What the token of an `authorization` header says, if its signature is good: the session may have ended. Undefined for
   * every header that `buyerOf` would refuse without asking the user service.
   */
  signerOf(header: string): AccessClaims | undefined;
}

/** Makes what finds out. */
export function createSessions({ buyers, verify, check }: SessionsDeps): Sessions {
  const claimsOf = (header: string): AccessClaims => buyers.signed(header) ?? verify(bearerToken(header));
  return {
    buyerOf: async (header) => {
      const claims = claimsOf(header);
      const lately = buyers.lately(header);
      const asked = buyers.asking();
      try {
        const role = await check(claims, lately ? GRACED_CHECK_MS : undefined);
        return buyers.remember(header, claims, role, asked);
      } catch (error) {
        if (lately && isPassing(error)) return lately;
        // A refusal is final: it must not be outlived by the grace.
        if (!isPassing(error)) buyers.forget(header);
        throw error;
      }
    },
    signerOf: (header) => {
      try {
        const claims = claimsOf(header);
        buyers.noteSigned(header, claims);
        return claims;
      } catch {
        return undefined;
      }
    },
  };
}

function bearerToken(header: string): string {
  const [scheme, token, ...rest] = header.trim().split(/\s+/);
  if (scheme === "") throw fail("token_missing");
  if (scheme?.toLowerCase() !== "bearer" || !token || rest.length > 0) throw fail("token_invalid");
  return token;
}
