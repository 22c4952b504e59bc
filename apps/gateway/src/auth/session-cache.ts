import type { Role } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
import type { AccessClaims } from "./access-token.ts";

/** Sessions kept at most. A crowd of 50,000 buyers costs about 10 MB; beyond, the oldest is asked for again. */
const CAPACITY = 50_000;

/** Remembers for a short time that a session is good, so that a crowd does not ask the user service at each click. */
export interface SessionCache {
  /** @throws AppError as `check` does; failures are not remembered. */
  roleOf(claims: AccessClaims): Promise<Role>;
  /** Forgets a session, at logout. */
  forget(claims: AccessClaims): void;
}

/** Makes a cache in front of `check` whose entries live `ttlMs` milliseconds; 0 asks each time. */
export function createSessionCache(
  { clock, ttlMs }: { clock: Clock; ttlMs: number },
  check: (claims: AccessClaims) => Promise<Role>,
): SessionCache {
  const known = new Map<string, { role: Role; until: number }>();
  const keyOf = (claims: AccessClaims) => `${claims.userId}:${claims.sessionId}`;
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
      const role = await check(claims);
      remember(key, role);
      return role;
    },
    forget: (claims) => void known.delete(keyOf(claims)),
  };
}
