import type { UserServiceDefinition } from "@mall/contracts/user";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import type { KnownBuyers } from "../auth/known-buyers.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import type { RouteFlow } from "../plugins/flow-control.ts";
import { done, mobile, text } from "../schemas/fields.ts";
import { profile, profileJson, tokens, tokensJson } from "../schemas/user.ts";

/** What the account routes call. */
export interface UserRouteDeps {
  users: ServiceClient<UserServiceDefinition>;
  buyers: Pick<KnownBuyers, "forgetUser">;
}

const tags = ["user"];
const password = Type.String({ minLength: 1, maxLength: 128, description: "8 or more in the production profile." });
const username = text(32, "1 to 32 characters.");
const userId = Type.Integer();

/** Guarded by address (`ip`) and by user name (`username`): guessing passwords and filling the table take time. */
const attempts = (resource: string): RouteFlow => ({
  resource,
  busy: "too_many_attempts",
  values: ({ body }) => ({ username: (body as { username: string }).username }),
});

/** Register, login, tokens, profile and password. */
export function userRoutes(app: App, { users, buyers }: UserRouteDeps): void {
  app.post(
    "/user/register",
    {
      config: { access: "public", idempotent: true, flow: attempts("user_register") },
      schema: {
        tags,
        summary: "Register",
        body: Type.Object({ username, password, mobile: Type.Optional(Type.Union([mobile, Type.Literal("")])) }),
        response: answers(Type.Object({ id: userId, user_id: userId }), 409, 429),
      },
    },
    async ({ body }) => {
      const { userId: id } = await users.register({ ...body, mobile: body.mobile ?? "" });
      return ok({ id, user_id: id });
    },
  );

  app.post(
    "/user/login",
    {
      config: { access: "public", flow: attempts("user_login") },
      schema: {
        tags,
        summary: "Log in",
        body: Type.Object({ username, password }),
        response: answers(tokens, 401, 403, 429),
      },
    },
    async ({ body, ip }) => ok(tokensJson((await users.login({ ...body, clientAddress: ip })).tokens)),
  );

  app.post(
    "/user/refresh",
    {
      config: { access: "public" },
      schema: {
        tags,
        summary: "Change a refresh token for new tokens",
        body: Type.Object({ refresh_token: text(256, "The token of the last login or refresh; works once.") }),
        response: answers(tokens, 401),
      },
    },
    async ({ body }) => ok(tokensJson((await users.refreshToken({ refreshToken: body.refresh_token })).tokens)),
  );

  app.post(
    "/user/logout",
    {
      config: { idempotent: false },
      schema: { tags, summary: "Log out", body: Type.Object({}), response: answers(done, 401) },
    },
    async (request) => {
      const buyer = buyerOf(request);
      await users.logout({ userId: buyer.userId, sessionId: buyer.sessionId });
      buyers.forgetUser(buyer.userId);
      return ok({ success: true });
    },
  );

  app.get(
    "/user/info",
    { schema: { tags, summary: "Own profile", response: answers(profile, 401, 404) } },
    async (request) => {
      const { user } = await users.getUser({ userId: buyerOf(request).userId });
      return ok(profileJson(user));
    },
  );

  app.post(
    "/user/update",
    {
      schema: {
        tags,
        summary: "Change the profile; fields left out stay",
        body: Type.Object({
          nickname: Type.Optional(Type.String({ maxLength: 32 })),
          mobile: Type.Optional(Type.Union([mobile, Type.Literal("")])),
          gender: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 })),
          birthday: Type.Optional(Type.Union([Type.String({ format: "date" }), Type.Literal("")])),
        }),
        response: answers(profile, 401, 404, 409),
      },
    },
    async (request) => {
      const { nickname, mobile: number, gender, birthday } = request.body;
      const { user } = await users.updateUser({
        userId: buyerOf(request).userId,
        nickname,
        mobile: number,
        gender,
        birthday,
      });
      return ok(profileJson(user));
    },
  );

  app.post(
    "/user/password",
    {
      config: { idempotent: false },
      schema: {
        tags,
        summary: "Change the password; other sessions are logged out",
        body: Type.Object({ old_password: password, new_password: password }),
        response: answers(done, 401, 404, 429),
      },
    },
    async (request) => {
      const { userId: id, sessionId } = buyerOf(request);
      const { old_password: oldPassword, new_password: newPassword } = request.body;
      await users.changePassword({ userId: id, oldPassword, newPassword, sessionId });
      buyers.forgetUser(id);
      return ok({ success: true });
    },
  );
}
