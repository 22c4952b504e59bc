import type { SessionStore } from "./session-store.ts";
import type { UserStore } from "./user-store.ts";

/** Hears whose sessions end. */
export type SessionsEnd = (userId: number) => void;

/**
 * The same accounts, telling of each change that ends sessions: once it is made, and also when nobody knows how it came
 * out.
 */
export function tellingUsers(users: UserStore, ended: SessionsEnd): UserStore {
  return {
    ...users,
    setPassword: (id, change) => users.setPassword(id, change).finally(() => ended(id)),
    setStanding: (id, change) => users.setStanding(id, change).finally(() => ended(id)),
  };
}

/** The same sessions, telling of each that is revoked. */
export function tellingSessions(sessions: SessionStore, ended: SessionsEnd): SessionStore {
  return {
    ...sessions,
    revoke: (session) => sessions.revoke(session).finally(() => ended(session.userId)),
    rotate: async (hash, next) => {
      const rotation = await sessions.rotate(hash, next);
      if (rotation.kind === "reused") ended(rotation.userId);
      return rotation;
    },
  };
}
