import assert from "node:assert/strict";
import { test } from "node:test";
import { Role, User, UserServiceDefinition } from "@mall/contracts/user";
import { bearer, startGateway } from "../../gateway.fixture.ts";

test("admins find users by name, role and access, with their mobile numbers masked", async (t) => {
  const gateway = await startGateway();
  t.after(gateway.close);
  const asked: unknown[] = [];
  gateway.play(UserServiceDefinition, {
    checkSession: async ({ userId }) => ({ role: userId === 1 ? Role.ROLE_ADMIN : Role.ROLE_OPERATOR }),
    listUsers: async (query) => {
      asked.push(query);
      const user = { id: 7, username: "farmer", nickname: "阿农", mobile: "13800138000", disabled: true };
      return { users: [User.fromPartial({ ...user, role: Role.ROLE_BUYER, createdAtMs: 0 })], total: 3 };
    },
  });
  const list = (user: number, query = "") =>
    gateway.app.inject({ url: `/api/v1/ops/users${query}`, headers: bearer(user) });
  const answer = (await list(1, "?query=arm&role=buyer&disabled=true&page=2&page_size=5")).json().data;
  assert.deepEqual(answer, {
    users: [
      {
        ...{ user_id: 7, username: "farmer", nickname: "阿农", mobile: "138****8000", role: "buyer", disabled: true },
        created_at: "1970-01-01 08:00:00",
      },
    ],
    total: 3,
  });
  await list(1);
  const all = { query: "", role: Role.ROLE_UNSPECIFIED, disabled: undefined, page: 1, pageSize: 10 };
  const narrowed = { query: "arm", role: Role.ROLE_BUYER, disabled: true, page: 2, pageSize: 5 };
  assert.deepEqual(asked, [narrowed, all]);
  assert.equal((await list(1, "?role=root")).json().field, "role");
  assert.equal((await list(2)).statusCode, 403, "operators do not see who has an account");
});
