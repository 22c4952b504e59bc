import { Role } from "@mall/contracts/user";
import { type ErrorSlug, fail, gather } from "@mall/kernel";
import type { Profile } from "../domain/account-rules.ts";
import { isCurrent } from "../domain/sessions.ts";
import type { Session, SessionKey, SessionStore } from "./session-store.ts";
import type { Access, UserStore } from "./user-store.ts";

/** What a check needs. */
export interface SessionCheckDeps {
  users: Pick<UserStore, "accessOf">;
  sessions: Pick<SessionStore, "findAll">;
  profile: Profile;
  /** Whether the caller is in a trace that is recorded. */
  isTraced?: (() => boolean) | undefined;
}

/** What a check came to: the role, or why not. */
type Outcome = Role | ErrorSlug;

/**
 * Checks sessions. A crowd that arrives at once is looked up together, in one question for the accounts and one for the
 * sessions; each is looked up after its check began, and so knows of all that had ended by then.
 * @throws AppError `token_invalid` or `user_disabled` from the returned function.
 */
export function createSessionChecks({ users, sessions, profile, isTraced }: SessionCheckDeps) {
  const outcomeOf = (key: SessionKey, access: Access | undefined, session: Session | undefined): Outcome => {
    if (access?.disabled) return "user_disabled";
    // Only the demo takes tokens without a session: scripts sign them for users who never registered.
    const good = key.sessionId === "" ? profile === "demo" : access && session && isCurrent(access, session);
    return good ? (access?.role ?? Role.ROLE_BUYER) : "token_invalid";
  };
  const together = async (keys: readonly SessionKey[]): Promise<Outcome[]> => {
    const begun = keys.filter(({ sessionId }) => sessionId !== "");
    const [accounts, found] = await Promise.all([
      users.accessOf([...new Set(keys.map(({ userId }) => userId))]),
      begun.length > 0 ? sessions.findAll(begun) : [],
    ]);
    const access = new Map(accounts.map((each) => [each.id, each]));
    const bySession = new Map(found.map((each) => [each.sessionId, each]));
    return keys.map((key) => {
      const session = bySession.get(key.sessionId);
      return outcomeOf(key, access.get(key.userId), session?.userId === key.userId ? session : undefined);
    });
  };
  const alone = async (key: SessionKey) => (await together([key]))[0] ?? "token_invalid";
  const check = gather({ together, alone, ...(isTraced ? { isTraced } : {}) });

  return async ({ userId, sessionId }: SessionKey): Promise<{ role: Role }> => {
    const outcome = await check({ userId, sessionId });
    if (typeof outcome === "string") throw fail(outcome);
    return { role: outcome };
  };
}
