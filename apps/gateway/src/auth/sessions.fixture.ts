import { Role } from "@mall/contracts/user";
import { type ErrorSlug, fail } from "@mall/kernel";
import { createLocalInvalidations, type Invalidations } from "@mall/runtime";
import { createManualClock, type ManualClock } from "@mall/testkit";
import { createKnownBuyers } from "./known-buyers.ts";
import { createSessions } from "./sessions.ts";

/** The header of a session of a user. */
export const header = (userId: number, sessionId = "s") => `Bearer ${userId}.${sessionId}`;

/** Milliseconds for which a token of these tests is good. */
export const TOKEN_MS = 3_600_000;

/** The bus of all gateways of a test, which can be cut, or lose something. */
export function createCuttableBus() {
  const bus = createLocalInvalidations();
  const listeners: Parameters<Invalidations["hear"]>[1][] = [];
  let connected = true;
  return {
    tell: bus.tell,
    hear: (prefix: string, listener: (typeof listeners)[number]) => {
      listeners.push(listener);
      return bus.hear(prefix, listener);
    },
    connected: () => connected,
    cut: () => {
      connected = false;
    },
    lose: () => {
      for (const listener of listeners) listener(undefined);
    },
  };
}

/** A gateway that trusts sessions for 2 seconds, buyers for 30, before a user service that says what the test wants. */
export function createStage({
  clock = createManualClock(),
  bus = createCuttableBus(),
  role = Role.ROLE_BUYER,
  ...more
}: {
  clock?: ManualClock;
  bus?: ReturnType<typeof createCuttableBus>;
  role?: Role;
  cacheMs?: number;
  capacity?: number;
} = {}) {
  const buyers = createKnownBuyers({ clock, invalidations: bus, cacheMs: 2000, trustMs: 30_000, ...more });
  const limits: (number | undefined)[] = [];
  let failure: ErrorSlug | undefined;
  let answer = async (): Promise<Role> => role;
  const started = clock.now();
  const sessions = createSessions({
    buyers,
    verify: (token) => {
      const [userId, sessionId = ""] = token.split(".");
      return { userId: Number(userId), sessionId, expiresAt: started + TOKEN_MS };
    },
    check: async (_claims, timeoutMs) => {
      limits.push(timeoutMs);
      if (failure) throw fail(failure);
      return await answer();
    },
  });
  return {
    ...{ clock, bus, buyers, limits },
    /** Who asks, as the gateway finds out: known, or checked. */
    come: async (of: string) => buyers.known(of) ?? (await sessions.buyerOf(of)),
    away: (slug: ErrorSlug | undefined) => {
      failure = slug;
    },
    play: (answers: () => Promise<Role>) => {
      answer = answers;
    },
  };
}
