import { Role, type UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import { userOf } from "./accounts.ts";
import type { UserStore } from "./user-store.ts";

const MAX_QUERY = 64;
const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;

/** Who has an account, for admins. */
export function createListing(
  users: Pick<UserStore, "list">,
): Pick<ServiceImplementation<UserServiceDefinition>, "listUsers"> {
  return {
    listUsers: async ({ query, role, disabled, page, pageSize }) => {
      if (query.length > MAX_QUERY) throw invalid("query", `at most ${MAX_QUERY} characters`);
      requireWithin(page, MAX_PAGE, "page");
      requireWithin(pageSize, MAX_PAGE_SIZE, "page_size");
      const wanted = role === Role.ROLE_UNSPECIFIED ? undefined : role;
      const { accounts, total } = await users.list({ query, role: wanted, disabled, page, pageSize });
      return { users: accounts.map(userOf), total };
    },
  };
}

function requireWithin(value: number, max: number, field: string): void {
  if (value < 1 || value > max) throw invalid(field, `1-${max}`);
}

function invalid(field: string, reason: string) {
  return fail("invalid_input", { field, params: { reason } });
}
