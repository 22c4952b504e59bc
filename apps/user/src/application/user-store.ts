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
}

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

/** Keeps the accounts. User names and mobile numbers are unique whoever races for one; user names whatever their case. */
export interface UserStore {
  create(account: NewAccount): Promise<AccountChange>;
  findById(id: number): Promise<Account | undefined>;
  findByUsername(username: string): Promise<Account | undefined>;
  /** Undefined when there is no such account. */
  update(id: number, changes: Partial<ProfileFields>): Promise<AccountChange | undefined>;
  setPassword(id: number, passwordHash: string): Promise<void>;
}
