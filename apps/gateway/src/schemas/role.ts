import { Role } from "@mall/contracts/user";

/** Roles by the names they have in the API; each may what those before may. */
export const ROLE_NAMES: Record<string, Role> = {
  buyer: Role.ROLE_BUYER,
  operator: Role.ROLE_OPERATOR,
  admin: Role.ROLE_ADMIN,
};

/** The name of a role in the API. */
export function roleName(role: Role): string {
  return Object.entries(ROLE_NAMES).find(([, each]) => each === role)?.[0] ?? "buyer";
}
