import { Role } from "@mall/contracts/user";
import type { PasswordHasher } from "../application/password-hasher.ts";
import type { UserStore } from "../application/user-store.ts";

/** Accounts of the demo profile, all with the password `123`. */
const DEMO_ACCOUNTS = [
  { id: 1, username: "admin", role: Role.ROLE_ADMIN },
  { id: 2, username: "operator", role: Role.ROLE_OPERATOR },
  { id: 3, username: "demo", role: Role.ROLE_BUYER },
];

/** Makes the demo accounts, once: later starts find the last of them and hash nothing. */
export async function createDemoAccounts(users: UserStore, hasher: PasswordHasher): Promise<void> {
  const last = DEMO_ACCOUNTS.at(-1);
  if (last && (await users.findById(last.id))) return;
  const passwordHash = await hasher.hash("123");
  for (const account of DEMO_ACCOUNTS) await users.create({ ...account, mobile: "", passwordHash });
}
