import { Role, type User, type UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import {
  checkMobile,
  checkPassword,
  checkProfile,
  checkUsername,
  type Profile,
  type ProfileFields,
} from "../domain/account-rules.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { Account, AccountChange, UserStore } from "./user-store.ts";

/** What accounts need. */
export interface AccountDeps {
  users: UserStore;
  hasher: PasswordHasher;
  profile: Profile;
}

type Methods = Pick<ServiceImplementation<UserServiceDefinition>, "register" | "getUser" | "updateUser">;

/** Registering, and what a user says about himself. */
export function createAccounts({ users, hasher, profile }: AccountDeps): Methods {
  return {
    register: async ({ username, password, mobile }) => {
      checkUsername(username);
      checkPassword(password, profile);
      checkMobile(mobile);
      // Before the slow hash; the unique column decides a race all the same.
      if (await users.findByUsername(username)) throw fail("username_taken", { field: "username" });
      const passwordHash = await hasher.hash(password);
      const account = done(await users.create({ username, mobile, passwordHash, role: Role.ROLE_BUYER }));
      return { userId: account.id };
    },

    getUser: async ({ userId }) => {
      const account = await users.findById(userId);
      if (!account) throw fail("user_not_found");
      return { user: userOf(account) };
    },

    updateUser: async ({ userId, ...given }) => {
      const changes = onlyGiven(given);
      checkProfile(changes);
      const change = await users.update(userId, changes);
      if (!change) throw fail("user_not_found");
      return { user: userOf(done(change)) };
    },
  };
}

function done(change: AccountChange): Account {
  if (change.kind === "username_taken") throw fail("username_taken", { field: "username" });
  if (change.kind === "mobile_taken") throw fail("mobile_taken", { field: "mobile" });
  return change.account;
}

function onlyGiven(fields: { [K in keyof ProfileFields]?: ProfileFields[K] | undefined }): Partial<ProfileFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** An account as others may see it. */
export function userOf({ id, username, mobile, nickname, gender, birthday, role, createdAt, disabled }: Account): User {
  return { id, username, mobile, nickname, gender, birthday, role, createdAtMs: createdAt, disabled };
}
