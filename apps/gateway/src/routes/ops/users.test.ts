import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ADMIN, BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

describe("an admin says who is staff and who may come in", () => {
  let gateway: Awaited<ReturnType<typeof startStaffGateway>>;
  before(async () => {
    gateway = await startStaffGateway();
  });
  after(async () => await gateway.close());
  const status = async (user: number, method: "GET" | "POST", url: string, body?: unknown) =>
    (await gateway.as(user, method, url, body)).statusCode;

  test("nobody but an admin does", async () => {
    const routes = [
      ["POST", "ops/users/role", { user_id: 1500, role: "admin" }],
      ["POST", "ops/users/disable", { user_id: 1500, disabled: true }],
      ["GET", "ops/audit"],
    ] as const;
    for (const [method, url, body] of routes) {
      assert.deepEqual([await status(BUYER, method, url, body), await status(OPERATOR, method, url, body)], [403, 403]);
      assert.equal(await status(ADMIN, method, url, body), 200, url);
    }
  });

  test("a role is in force on this gateway at once, though sessions are remembered for a minute", async () => {
    const rules = (user: number) => status(user, "GET", "ops/flow/rules");
    assert.equal(await rules(1001), 403);
    const answer = await gateway.as(ADMIN, "POST", "ops/users/role", { user_id: 1001, role: "operator" });
    assert.deepEqual(answer.json().data, { user_id: 1001, username: "user1001", role: "operator" });
    assert.equal(await rules(1001), 200);
    await gateway.as(ADMIN, "POST", "ops/users/role", { user_id: 1001, role: "buyer" });
    assert.equal(await rules(1001), 403);
  });

  test("who is shut out is out at once", async () => {
    const info = () => status(1002, "POST", "user/logout", {});
    assert.notEqual(await info(), 403);
    await gateway.as(ADMIN, "POST", "ops/users/disable", { user_id: 1002, disabled: true });
    assert.equal(await info(), 403);
    await gateway.as(ADMIN, "POST", "ops/users/disable", { user_id: 1002, disabled: false });
    assert.notEqual(await info(), 403);
  });

  test("what is wrong is named: the role, the user, the last admin", async () => {
    const cases = [
      ["role", { user_id: 7, role: "root" }, 400, "role"],
      ["role", { user_id: 7, role: 3 }, 400, "role"],
      ["role", { user_id: 7 }, 400, "role"],
      ["role", { user_id: "7", role: "buyer" }, 400, "user_id"],
      ["role", { user_id: 0, role: "buyer" }, 400, "user_id"],
      ["disable", { user_id: 7, disabled: "yes" }, 400, "disabled"],
      ["role", { user_id: ADMIN, role: "buyer" }, 409, "user_id"],
    ] as const;
    for (const [url, body, code, field] of cases) {
      const answer = await gateway.as(ADMIN, "POST", `ops/users/${url}`, body);
      assert.deepEqual([answer.statusCode, answer.json().field], [code, field], JSON.stringify(body));
    }
    const unknown = await gateway.as(ADMIN, "POST", "ops/users/role", { user_id: 7, role: "root" });
    assert.match(unknown.json().msg, /buyer、operator、admin/);
  });
});
