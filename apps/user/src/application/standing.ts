import { Role, type UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import { userOf } from "./accounts.ts";
import type { Standing, UserStore } from "./user-store.ts";

type Methods = Pick<ServiceImplementation<UserServiceDefinition>, "setRole" | "setDisabled">;

const ROLES: readonly Role[] = [Role.ROLE_BUYER, Role.ROLE_OPERATOR, Role.ROLE_ADMIN];

/** What an admin decides about others: who is staff, and who may come in. */
export function createStanding(users: UserStore): Methods {
  const change = async (id: number, standing: Standing) => {
    const changed = await users.setStanding(id, standing);
    if (!changed) throw fail("user_not_found", { field: "user_id" });
    if (changed.kind === "last_admin") throw fail("last_admin", { field: "user_id" });
    return { user: userOf(changed.account) };
  };
  return {
    setRole: async ({ userId, role }) => {
      const params = { reason: "buyer, operator, admin" };
      if (!ROLES.includes(role)) throw fail("invalid_input", { field: "role", params });
      return await change(userId, { role });
    },
    setDisabled: async ({ userId, disabled }) => await change(userId, { disabled }),
  };
}
