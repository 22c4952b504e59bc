import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { keyIdOf } from "@mall/config";
import { Role } from "@mall/contracts/user";
import { silentLogger } from "@mall/kernel";
import type { Broker } from "@mall/messaging";
import { openDatabase } from "@mall/storage";
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
      directory: { client: () => ({}) as never, check: async () => {}, instances: async () => [], close: () => {} },
      dataDir: directory.path,
    });
  let service = await compose();
  return {
    users: () => service.implementation,
    warnings,
    dataDir: directory.path,
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

/** A login that comes from nowhere in particular. */
const from = (username: string, password: string) => ({ username, password, clientAddress: "" });

const production = { PROFILE: "production", JWT_SECRET: "0123456789abcdef0123456789abcdef" };

describe("user service", () => {
  test("register, log in, change the password: the token says who and until when", async () => {
    const { users, close } = await startService();
    const { userId } = await users().register({ username: "farmer", password: "123", mobile: "" }, call);
    const { tokens } = await users().login(from("FARMER", "123"), call);
    const claims = createDecoder()(tokens?.accessToken ?? "");
    assert.deepEqual(
      [claims.user_id, claims.iss, claims.role, claims.exp - claims.iat],
      [userId, "go-ecommerce", "buyer", 7200],
    );
    const session = { userId, sessionId: claims.sid };
    assert.deepEqual(await users().checkSession(session, call), { role: Role.ROLE_BUYER });
    const other = await users().login(from("farmer", "123"), call);
    await users().changePassword({ ...session, oldPassword: "123", newPassword: "456" }, call);
    await assert.rejects(users().login(from("farmer", "123"), call), { slug: "wrong_credentials" });
    await users().checkSession(session, call);
    const { sid } = createDecoder()(other.tokens?.accessToken ?? "");
    await assert.rejects(users().checkSession({ userId, sessionId: sid }, call), { slug: "token_invalid" });
    await close();
  });

  test("a wrong password and a user who is not there are told alike", async () => {
    const { users, close } = await startService();
    await assert.rejects(users().login(from("demo", "x"), call), { slug: "wrong_credentials" });
    await assert.rejects(users().login(from("nobody", "x"), call), { slug: "wrong_credentials" });
    const attempt = { userId: 3, sessionId: "", oldPassword: "x", newPassword: "y" };
    await assert.rejects(users().changePassword(attempt, call), { slug: "wrong_password", field: "old_password" });
    await close();
  });

  test("the demo takes script tokens of users who never registered, and has its accounts after a restart", async () => {
    const { users, warnings, restart, close } = await startService();
    assert.deepEqual(await users().checkSession({ userId: 1000, sessionId: "" }, call), { role: Role.ROLE_BUYER });
    assert.deepEqual(await users().checkSession({ userId: 2, sessionId: "" }, call), { role: Role.ROLE_OPERATOR });
    await restart();
    const { tokens } = await users().login(from("admin", "123"), call);
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
    await assert.rejects(users().login(from("admin", "123"), call), { slug: "wrong_credentials" });
    assert.deepEqual(warnings, []);
    await close();
  });

  test("production does not start with the demo secret or a short one", () => {
    for (const JWT_SECRET of ["my_secret_key", "short", ""]) {
      assert.throws(() => loadUserConfig({ PROFILE: "production", JWT_SECRET }), /JWT_SECRET/);
    }
  });

  test("a refresh token works once; its second use ends the login, and so does logging out", async () => {
    const { users, close } = await startService();
    const login = async () => (await users().login(from("demo", "123"), call)).tokens;
    const first = await login();
    const { tokens: second } = await users().refreshToken({ refreshToken: first?.refreshToken ?? "" }, call);
    const session = { userId: 3, sessionId: createDecoder()(second?.accessToken ?? "").sid };
    assert.equal(session.sessionId, createDecoder()(first?.accessToken ?? "").sid);
    const refresh = (token = "") => users().refreshToken({ refreshToken: token }, call);
    await assert.rejects(refresh(first?.refreshToken), { slug: "refresh_token_reused" });
    await assert.rejects(users().checkSession(session, call), { slug: "token_invalid" });
    await assert.rejects(refresh(second?.refreshToken), { slug: "refresh_token_invalid" });
    const other = await login();
    const { sid } = createDecoder()(other?.accessToken ?? "");
    await users().logout({ userId: 3, sessionId: sid }, call);
    await assert.rejects(users().checkSession({ userId: 3, sessionId: sid }, call), { slug: "token_invalid" });
    await assert.rejects(refresh(other?.refreshToken), { slug: "refresh_token_invalid" });
    await close();
  });

  test("who is disabled gets in nowhere: not by password, session, script token or refresh", async () => {
    const { users, dataDir, close } = await startService();
    const { tokens } = await users().login(from("demo", "123"), call);
    const { sid } = createDecoder()(tokens?.accessToken ?? "");
    const database = openDatabase({ file: `${dataDir}/db_user.sqlite` });
    database.exec("update users set disabled = 1 where id = 3");
    database.close();
    const disabled = { slug: "user_disabled" };
    await assert.rejects(users().login(from("demo", "123"), call), disabled);
    await assert.rejects(users().checkSession({ userId: 3, sessionId: sid }, call), disabled);
    await assert.rejects(users().checkSession({ userId: 3, sessionId: "" }, call), disabled);
    await assert.rejects(users().refreshToken({ refreshToken: tokens?.refreshToken ?? "" }, call), disabled);
    await close();
  });

  test("tokens name the key they are signed with", async () => {
    const { users, close } = await startService();
    const { tokens } = await users().login(from("demo", "123"), call);
    const { header } = createDecoder({ complete: true })(tokens?.accessToken ?? "");
    assert.deepEqual(header, { alg: "HS256", typ: "JWT", kid: keyIdOf("my_secret_key") });
    await close();
  });

  test("wrong passwords make the next try wait, also after a restart, unless that is switched off", async () => {
    const { users, restart, close } = await startService();
    const wrong = (name: string) => users().login({ ...from(name, "x"), clientAddress: "10.0.0.1" }, call);
    for (let tries = 0; tries < 5; tries += 1) await assert.rejects(wrong("demo"), { slug: "wrong_credentials" });
    await restart();
    await assert.rejects(wrong("demo"), { slug: "too_many_attempts" });
    await close();
    const open = await startService({ LOGIN_GUARD: "off" });
    const login = () => open.users().login(from("demo", "x"), call);
    for (let tries = 0; tries < 6; tries += 1) await assert.rejects(login(), { slug: "wrong_credentials" });
    await open.close();
  });

  test("what staff does is kept, and asked for within limits", async () => {
    const { users, restart, close } = await startService();
    const who = { actorId: 2, actorRole: Role.ROLE_OPERATOR, clientAddress: "10.0.0.1", traceId: "t" };
    const entry = { ...who, id: "e-1", atMs: 1, action: "PUT /x", detail: "x".repeat(2001), status: 0 };
    await users().beginAudit({ entry }, call);
    await users().finishAudit({ id: "e-1", status: 200 }, call);
    await restart();
    const list = (beforeId: string, limit: number) => users().listAudit({ beforeId, limit, actorId: 0 }, call);
    assert.deepEqual((await list("", 10)).entries, [{ ...entry, detail: "x".repeat(2000), status: 200 }]);
    await assert.rejects(list("unknown", 10), { slug: "invalid_input", field: "before" });
    for (const limit of [0, 101]) await assert.rejects(list("", limit), { slug: "invalid_input", field: "limit" });
    const nameless = users().beginAudit({ entry: { ...entry, id: "" } }, call);
    await assert.rejects(nameless, { slug: "invalid_input", field: "entry.id" });
    await close();
  });

  test("of twenty that register one name at once, one gets it", async () => {
    const { users, close } = await startService();
    const register = () => users().register({ username: "farmer", password: "1", mobile: "" }, call);
    const results = await Promise.allSettled(Array.from({ length: 20 }, register));
    const slugs = results.flatMap((result) => (result.status === "rejected" ? [result.reason.slug] : []));
    assert.deepEqual(slugs, Array(19).fill("username_taken"));
    await close();
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
