import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Role } from "@mall/contracts/user";
import { silentLogger } from "@mall/kernel";
import type { Broker } from "@mall/messaging";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createDecoder } from "fast-jwt";
import { composeUser, loadUserConfig } from "./compose.ts";

const call = { deadline: Number.POSITIVE_INFINITY };

async function startService(env: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  const warnings: string[] = [];
  const compose = () =>
    composeUser(loadUserConfig(env), {
      service: "user-service",
      clock: createManualClock(),
      logger: { ...silentLogger, warn: (_fields, message) => warnings.push(message) },
      tracing: noTracing,
      broker: {} as Broker,
      directory: { client: () => ({}) as never, check: async () => {}, close: () => {} },
      dataDir: directory.path,
    });
  let service = await compose();
  return {
    users: () => service.implementation,
    warnings,
    restart: async () => {
      await service.stop();
      service = await compose();
    },
    close: async () => {
      await service.stop();
      directory.remove();
    },
  };
}

const production = { PROFILE: "production", JWT_SECRET: "0123456789abcdef0123456789abcdef" };

describe("user service", () => {
  test("register, log in, change the password: the token says who and until when", async () => {
    const { users, close } = await startService();
    const { userId } = await users().register({ username: "farmer", password: "123", mobile: "" }, call);
    const { tokens } = await users().login({ username: "FARMER", password: "123" }, call);
    const claims = createDecoder()(tokens?.accessToken ?? "");
    assert.deepEqual(
      [claims.user_id, claims.iss, claims.role, claims.exp - claims.iat],
      [userId, "go-ecommerce", "buyer", 7200],
    );
    const session = { userId, sessionId: claims.sid };
    assert.deepEqual(await users().checkSession(session, call), { role: Role.ROLE_BUYER });
    const other = await users().login({ username: "farmer", password: "123" }, call);
    await users().changePassword({ ...session, oldPassword: "123", newPassword: "456" }, call);
    await assert.rejects(users().login({ username: "farmer", password: "123" }, call), { slug: "wrong_credentials" });
    await users().checkSession(session, call);
    const { sid } = createDecoder()(other.tokens?.accessToken ?? "");
    await assert.rejects(users().checkSession({ userId, sessionId: sid }, call), { slug: "token_invalid" });
    await close();
  });

  test("a wrong password and a user who is not there are told alike", async () => {
    const { users, close } = await startService();
    await assert.rejects(users().login({ username: "demo", password: "x" }, call), { slug: "wrong_credentials" });
    await assert.rejects(users().login({ username: "nobody", password: "x" }, call), { slug: "wrong_credentials" });
    const attempt = { userId: 3, sessionId: "", oldPassword: "x", newPassword: "y" };
    await assert.rejects(users().changePassword(attempt, call), { slug: "wrong_password", field: "old_password" });
    await close();
  });

  test("the demo takes script tokens of users who never registered, and has its accounts after a restart", async () => {
    const { users, warnings, restart, close } = await startService();
    assert.deepEqual(await users().checkSession({ userId: 1000, sessionId: "" }, call), { role: Role.ROLE_BUYER });
    assert.deepEqual(await users().checkSession({ userId: 2, sessionId: "" }, call), { role: Role.ROLE_OPERATOR });
    await restart();
    const { tokens } = await users().login({ username: "admin", password: "123" }, call);
    assert.equal(tokens?.userId, 1);
    assert.match(warnings[0] ?? "", /demo secret/);
    await close();
  });

  test("production takes neither, wants a longer password, and has no demo accounts", async () => {
    const { users, warnings, close } = await startService(production);
    await assert.rejects(users().checkSession({ userId: 1000, sessionId: "" }, call), { slug: "token_invalid" });
    await assert.rejects(users().register({ username: "a", password: "123", mobile: "" }, call), {
      slug: "weak_password",
    });
    await assert.rejects(users().login({ username: "admin", password: "123" }, call), { slug: "wrong_credentials" });
    assert.deepEqual(warnings, []);
    await close();
  });

  test("production does not start with the demo secret or a short one", () => {
    for (const JWT_SECRET of ["my_secret_key", "short", ""]) {
      assert.throws(() => loadUserConfig({ PROFILE: "production", JWT_SECRET }), /JWT_SECRET/);
    }
  });

  test("names and numbers that are taken are named, whatever the case", async () => {
    const { users, close } = await startService();
    await users().register({ username: "Farmer", password: "1", mobile: "13800138000" }, call);
    const again = { username: "farmer", password: "1", mobile: "" };
    await assert.rejects(users().register(again, call), { slug: "username_taken", field: "username" });
    const number = { username: "other", password: "1", mobile: "13800138000" };
    await assert.rejects(users().register(number, call), { slug: "mobile_taken", field: "mobile" });
    await close();
  });
});
