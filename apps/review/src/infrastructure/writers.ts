import type { UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { Writers } from "../application/purchases.ts";

/** Names of accounts, as user-service knows them. */
export function createWriters(users: Pick<ServiceClient<UserServiceDefinition>, "getUser">): Writers {
  return {
    nameOf: async (userId) => {
      const { user } = await users.getUser({ userId });
      if (!user) throw fail("user_not_found", { field: "user_id" });
      return user.username;
    },
  };
}
