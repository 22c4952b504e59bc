import type { Role } from "@mall/contracts/user";
import type { ProfileFields } from "../domain/account-rules.ts";

/** An account. */
export interface Account extends ProfileFields {
  id: number;
  username: string;
  passwordHash: string;
  role: Role;
  disabled: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** Sessions of an earlier generation are over, but for the kept one. */
  sessionGeneration: number;
  /** Empty: none. */
  keptSession: string;
}

/** What of an account decides who comes in. */
export type Access = Pick<Account, "id" | "role" | "disabled" | "sessionGeneration" | "keptSession">;

/** An account to be made. */
export interface NewAccount {
  username: string;
  mobile: string;
  passwordHash: string;
  role: Role;
  /** For the demo accounts, whose ids are known. */
  id?: number;
}

/** What a change made of the account, or what stood in its way. */
export type AccountChange = { kind: "done"; account: Account } | { kind: "username_taken" } | { kind: "mobile_taken" };

/** What staff may change of an account. */
export type Standing = { role: Role } | { disabled: boolean };

/** What such a change came to. */
export type StandingChange = { kind: "done"; account: Account } | { kind: "last_admin" };

/** A new password in the place of one that is known. */
export interface PasswordChange {
  /** The hash that was verified. */
  from: string;
  to: string;
  /** The session that goes on; every other one ends. */
  keptSession: string;
}

/** Which accounts to list. What is undefined narrows nothing. */
export interface UserQuery {
  /** Part of the user name, whatever its case; empty: all. */
  query: string;
  role: Role | undefined;
  disabled: boolean | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** Keeps the accounts. User names and mobile numbers are unique whoever races for one; user names whatever their case. */
export interface UserStore {
  create(account: NewAccount): Promise<AccountChange>;
  findById(id: number): Promise<Account | undefined>;
  findByUsername(username: string): Promise<Account | undefined>;
  /** Of many that are there, in any order. */
  accessOf(ids: readonly number[]): Promise<Access[]>;
  /** The latest registered first. `total` is 10,000 at most. */
  list(query: UserQuery): Promise<{ accounts: Account[]; total: number }>;
  /** Undefined when there is no such account. */
  update(id: number, changes: Partial<ProfileFields>): Promise<AccountChange | undefined>;
  /** Ends all other sessions in the same step. False when the password is no longer the one it came from. */
  setPassword(id: number, change: PasswordChange): Promise<boolean>;
  /**
   * Ends all sessions in the same step. One enabled admin is always left, whoever races. Undefined when there is no such
   * account.
   */
  setStanding(id: number, change: Standing): Promise<StandingChange | undefined>;
}
