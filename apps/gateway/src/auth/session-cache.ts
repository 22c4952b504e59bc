import { Role } from "@mall/contracts/user";
import { type Clock, isPassing } from "@mall/kernel";
import type { AccessClaims } from "./access-token.ts";

/** Sessions kept at most. A crowd of 50,000 buyers costs about 10 MB; beyond, the oldest is asked for again. */
const CAPACITY = 50_000;

/** Milliseconds for which a buyer's session that was good stays so while nobody can be asked about it. */
const GRACE_MS = 60_000;

/** Milliseconds that such a buyer waits for the check: there is something to go by when it takes longer. */
const GRACED_CHECK_MS = 1000;

/** Remembers for a short time that a session is good, so that a crowd does not ask the user service at each click. */
export interface SessionCache {
  /**
   * While the user service cannot answer, a buyer who was known in the last minute goes on shopping; staff does not.
   * @throws AppError as `check` does; failures are not remembered.
   */
  roleOf(claims: AccessClaims): Promise<Role>;
  /** Forgets a session, at logout. */
  forget(claims: AccessClaims): void;
  /** Forgets all sessions of a user whose role or access changed. Other gateways ask again when their time is up. */
  forgetUser(userId: number): void;
}

/**
 * Makes a cache in front of `check` whose entries live `ttlMs` milliseconds; 0 asks each time. `check` may be given a time
 * limit in milliseconds, after which it is to throw AppError `deadline_exceeded`.
 */
export function createSessionCache(
  { clock, ttlMs }: { clock: Clock; ttlMs: number },
  check: (claims: AccessClaims, timeoutMs?: number) => Promise<Role>,
): SessionCache {
  const known = new Map<string, { role: Role; until: number }>();
  const keyOf = (claims: AccessClaims) => `${claims.userId}:${claims.sessionId}`;
  // What was asked before something was forgotten may be out of date when it is answered.
  let forgotten = 0;
  const remember = (key: string, role: Role) => {
    const oldest = known.keys().next();
    if (known.size >= CAPACITY && !oldest.done) known.delete(oldest.value);
    known.delete(key);
    known.set(key, { role, until: clock.now() + ttlMs });
  };
  return {
    roleOf: async (claims) => {
      const key = keyOf(claims);
      const hit = known.get(key);
      if (hit && hit.until > clock.now()) return hit.role;
      const askedAt = forgotten;
      const graced = hit !== undefined && hit.role === Role.ROLE_BUYER && clock.now() < hit.until + GRACE_MS;
      try {
        const role = await check(claims, graced ? GRACED_CHECK_MS : undefined);
        if (askedAt === forgotten) remember(key, role);
        return role;
      } catch (error) {
        // A refusal is final: it must not be outlived by the grace.
        if (!isPassing(error)) known.delete(key);
        if (!graced || !isPassing(error)) throw error;
        return hit.role;
      }
    },
    forget: (claims) => {
      forgotten += 1;
      known.delete(keyOf(claims));
    },
    forgetUser: (userId) => {
      forgotten += 1;
      for (const key of known.keys()) if (key.startsWith(`${userId}:`)) known.delete(key);
    },
  };
}
