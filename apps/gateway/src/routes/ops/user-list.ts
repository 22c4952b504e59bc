import { Role, type User, type UserServiceDefinition } from "@mall/contracts/user";
import { maskMobiles } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { formatDateTime } from "../../schemas/date-time.ts";
import { DEFAULT_PAGE_SIZE, dateTime, page, pageSize } from "../../schemas/fields.ts";
import { ROLE_NAMES, roleName } from "../../schemas/role.ts";
import { ADMIN_ROUTE } from "./operator-route.ts";

const listed = Type.Object({
  user_id: Type.Integer(),
  username: Type.String(),
  nickname: Type.String(),
  mobile: Type.String({ description: "Masked: 138****8000; empty when there is none." }),
  role: Type.String(),
  disabled: Type.Boolean(),
  created_at: dateTime,
});

const filters = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 64, description: "Part of the user name, whatever its case." })),
  role: Type.Optional(Type.Enum(Object.keys(ROLE_NAMES), { description: "Only users with this role." })),
  disabled: Type.Optional(Type.Boolean({ description: "Only users who are shut out, or none of them." })),
  page,
  page_size: pageSize,
});

/** Who has an account. */
export function userListRoute(app: App, users: Pick<ServiceClient<UserServiceDefinition>, "listUsers">): void {
  app.get(
    "/ops/users",
    {
      config: ADMIN_ROUTE,
      schema: {
        tags: ["operations"],
        summary: "Users, the latest registered first",
        querystring: filters,
        response: answers(
          Type.Object({
            users: Type.Array(listed),
            total: Type.Integer({ description: "Counted up to 10,000, as far as pages go." }),
          }),
          401,
          403,
        ),
      },
    },
    async ({ query: { query = "", role = "", disabled, page: wanted = 1, page_size = DEFAULT_PAGE_SIZE } }) => {
      const given = ROLE_NAMES[role] ?? Role.ROLE_UNSPECIFIED;
      const found = await users.listUsers({ query, role: given, disabled, page: wanted, pageSize: page_size });
      return ok({ users: found.users.map(userJson), total: found.total });
    },
  );
}

function userJson({ id, username, nickname, mobile, role, disabled, createdAtMs }: User) {
  return {
    ...{ user_id: id, username, nickname, mobile: maskMobiles(mobile), role: roleName(role), disabled },
    created_at: formatDateTime(createdAtMs),
  };
}
