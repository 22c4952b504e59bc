import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { bearer, startGateway } from "../gateway.fixture.ts";

describe("accounts at the front door", () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  const asked: object[] = [];
  let ended: string[] = [];
  before(async () => {
    gateway = await startGateway({ sessionCacheMs: 60_000 });
    gateway.play(UserServiceDefinition, {
      checkSession: async ({ sessionId }) => {
        if (ended.includes(sessionId)) throw fail("token_invalid");
        return { role: Role.ROLE_BUYER };
      },
      changePassword: async () => {
        ended = ["other"];
        return {};
      },
      login: async (request) => {
        asked.push(request);
        throw fail("too_many_attempts", { retryAfterMs: 127_500 });
      },
    });
  });
  after(async () => await gateway.close());
  const post = (url: string, body: object, sid = "own") =>
    gateway.app.inject({
      ...{ method: "POST", url: `/api/v1/user/${url}`, remoteAddress: "10.0.0.9", payload: JSON.stringify(body) },
      headers: bearer(7, "my_secret_key", { sid }),
    });

  test("a login says where it comes from, and is told how long to wait", async () => {
    const answer = await post("login", { username: "a", password: "b" });
    assert.deepEqual(asked, [{ username: "a", password: "b", clientAddress: "10.0.0.9" }]);
    assert.deepEqual([answer.statusCode, answer.json().error], [429, "too_many_attempts"]);
    assert.equal(answer.headers["retry-after"], "128");
  });

  test("after a new password other sessions are over on this gateway at once", async () => {
    const change = { old_password: "a", new_password: "b" };
    assert.equal((await post("password", change, "other")).statusCode, 200);
    assert.equal((await post("password", change, "other")).statusCode, 401);
    assert.equal((await post("password", change, "own")).statusCode, 200);
  });
});
