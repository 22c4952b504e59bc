import { randomUUID } from "node:crypto";
import type { UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import { checkPassword, type Profile } from "../domain/account-rules.ts";
import { isCurrent } from "../domain/sessions.ts";
import type { PasswordGuard } from "./password-guard.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import { createSessionChecks } from "./session-checks.ts";
import type { SessionStore } from "./session-store.ts";
import { hashOf, type TokenMaker } from "./tokens.ts";
import type { Account, UserStore } from "./user-store.ts";

/** What logins need. */
export interface LoginDeps {
  users: UserStore;
  sessions: SessionStore;
  hasher: PasswordHasher;
  guard: PasswordGuard;
  tokens: TokenMaker;
  profile: Profile;
  /** Whether a call is in a trace that is recorded; left out: none is. */
  isTraced?: () => boolean;
}

type Method = "login" | "refreshToken" | "logout" | "checkSession" | "changePassword";

/** Logging in and out, tokens and passwords. */
export function createLogins(deps: LoginDeps): Pick<ServiceImplementation<UserServiceDefinition>, Method> {
  const { users, sessions, hasher, guard, tokens, profile } = deps;
  const checkSession = createSessionChecks(deps);
  return {
    login: async ({ username, password, clientAddress }) => {
      const account = await users.findByUsername(username);
      const tried = { who: account?.username ?? username, address: clientAddress };
      const right = await guard(tried, () => hasher.verify(password, account?.passwordHash));
      if (!account || !right) throw fail("wrong_credentials");
      checkEnabled(account);
      // Of the account as it was when its password fitted: one that changed meanwhile ends the session at once.
      const session = { sessionId: randomUUID(), userId: account.id, generation: account.sessionGeneration };
      const refresh = tokens.refreshToken();
      await sessions.begin(session, refresh.stored);
      return { tokens: tokens.tokens(account, session, refresh) };
    },

    refreshToken: async ({ refreshToken }) => {
      const next = tokens.refreshToken();
      const rotation = await sessions.rotate(hashOf(refreshToken), next.stored);
      if (rotation.kind === "unknown") throw fail("refresh_token_invalid");
      if (rotation.kind === "reused") throw fail("refresh_token_reused");
      const account = await existing(users, rotation.session.userId);
      checkEnabled(account);
      if (!isCurrent(account, rotation.session)) throw fail("refresh_token_invalid");
      return { tokens: tokens.tokens(account, rotation.session, next) };
    },

    logout: async (session) => {
      await sessions.revoke(session);
      return {};
    },

    checkSession,

    changePassword: async ({ userId, oldPassword, newPassword, sessionId }) => {
      checkPassword(newPassword, profile, "new_password");
      const { passwordHash: from } = await existing(users, userId);
      // No user name has a space: this counter is no login's.
      const right = await guard({ who: `user ${userId}`, address: "" }, () => hasher.verify(oldPassword, from));
      const change = right && { from, to: await hasher.hash(newPassword), keptSession: sessionId };
      if (!change || !(await users.setPassword(userId, change)))
        throw fail("wrong_password", { field: "old_password" });
      return {};
    },
  };
}

async function existing(users: UserStore, id: number): Promise<Account> {
  const account = await users.findById(id);
  if (!account) throw fail("user_not_found");
  return account;
}

function checkEnabled({ disabled }: Account): void {
  if (disabled) throw fail("user_disabled");
}
