import { Role, type User, type UserServiceDefinition } from "@mall/contracts/user";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import type { KnownBuyers } from "../../auth/known-buyers.ts";
import { answers, ok } from "../../envelope.ts";
import { ROLE_NAMES, roleName } from "../../schemas/role.ts";
import { ADMIN_ROUTE } from "./operator-route.ts";

/** What these routes call. */
export interface StaffRouteDeps {
  users: Pick<ServiceClient<UserServiceDefinition>, "setRole" | "setDisabled">;
  buyers: Pick<KnownBuyers, "forgetUser">;
}

const tags = ["operations"];
const config = { ...ADMIN_ROUTE, idempotent: false };
const userId = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const role = Type.Enum(Object.keys(ROLE_NAMES), { description: "Each may what those before may." });
const changed = Type.Object({ user_id: userId, username: Type.String(), role });

/** Who is staff, and who may come in. Both end every session of the user, at once on this gateway. */
export function staffRoutes(app: App, { users, buyers }: StaffRouteDeps): void {
  /** Also when it is not known how the change ended. */
  const forgetting = async (id: number, change: () => Promise<{ user?: User | undefined }>) => {
    try {
      return ok(shown((await change()).user));
    } finally {
      buyers.forgetUser(id);
    }
  };

  app.post(
    "/ops/users/role",
    {
      config,
      schema: {
        tags,
        summary: "Give a user a role; all sessions of the user end. The last admin stays one",
        body: Type.Object({ user_id: userId, role }),
        response: answers(changed, 401, 403, 404, 409),
      },
    },
    async ({ body: { user_id: id, role: name } }) => {
      const given = ROLE_NAMES[name] ?? Role.ROLE_UNSPECIFIED;
      return await forgetting(id, () => users.setRole({ userId: id, role: given }));
    },
  );

  app.post(
    "/ops/users/disable",
    {
      config,
      schema: {
        tags,
        summary:
          "Shut a user out, or let one in again; all sessions of the user end. The last admin cannot be shut out",
        body: Type.Object({ user_id: userId, disabled: Type.Boolean() }),
        response: answers(changed, 401, 403, 404, 409),
      },
    },
    async ({ body: { user_id: id, disabled } }) =>
      await forgetting(id, () => users.setDisabled({ userId: id, disabled })),
  );
}

function shown(user: User | undefined) {
  if (!user) throw new Error("The user service answered without a user");
  return { user_id: user.id, username: user.username, role: roleName(user.role) };
}
