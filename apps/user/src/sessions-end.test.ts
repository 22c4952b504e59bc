import assert from "node:assert/strict";
import { test } from "node:test";
import { Role } from "@mall/contracts/user";
import { openStage, outcomeOf } from "./user-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;
type Login = Awaited<ReturnType<Stage["login"]>>;

const check = (stage: Stage, session: Login) => outcomeOf(stage.logins.checkSession(session, stage.call));
const refresh = (stage: Stage, session: Login) => outcomeOf(stage.logins.refreshToken(session, stage.call));
const change = (stage: Stage, session: Login, oldPassword = "right") =>
  outcomeOf(stage.logins.changePassword({ ...session, oldPassword, newPassword: "new" }, stage.call));

async function twoLogins() {
  const stage = await openStage();
  await stage.create("farmer");
  return { stage, own: await stage.login("farmer"), other: await stage.login("farmer") };
}

test("a new password ends the other sessions even when the session store fails in that moment", async () => {
  const { stage, own, other } = await twoLogins();
  stage.switches.sessionsAway = true;
  assert.equal(await change(stage, own), "right");
  stage.switches.sessionsAway = false;
  assert.deepEqual([await check(stage, own), await check(stage, other)], ["right", "token_invalid"]);
  assert.deepEqual([await refresh(stage, own), await refresh(stage, other)], ["right", "refresh_token_invalid"]);
});

test("when the password cannot be written, nothing has changed", async () => {
  const { stage, own, other } = await twoLogins();
  const { setPassword } = stage.users;
  stage.users.setPassword = async () => Promise.reject(new Error("the database is away"));
  await assert.rejects(stage.logins.changePassword({ ...own, oldPassword: "right", newPassword: "new" }, stage.call));
  stage.users.setPassword = setPassword;
  assert.deepEqual([await check(stage, own), await check(stage, other)], ["right", "right"]);
  assert.equal(await outcomeOf(stage.login("farmer")), "right");
});

test("a login with the old password that is under way while it changes comes to nothing", async () => {
  const { stage, own } = await twoLogins();
  const { findByUsername } = stage.users;
  // The change happens after the account was read, before the session begins.
  stage.users.findByUsername = async (name) => {
    const account = await findByUsername(name);
    assert.equal(await change(stage, own), "right");
    return account;
  };
  const late = await stage.login("farmer");
  assert.deepEqual([await check(stage, late), await refresh(stage, late)], ["token_invalid", "refresh_token_invalid"]);
});

test("of two changes of a password one counts, and the session that made it goes on", async () => {
  const { stage, own, other } = await twoLogins();
  const outcomes = await Promise.all([change(stage, own), change(stage, other)]);
  assert.deepEqual([...outcomes].sort(), ["right", "wrong_password"]);
  const checks = await Promise.all([check(stage, own), check(stage, other)]);
  assert.deepEqual(
    checks,
    outcomes.map((outcome) => (outcome === "right" ? "right" : "token_invalid")),
  );
});

test("a new role ends every session, also the kept one; the next login has the role", async () => {
  const { stage, own, other } = await twoLogins();
  await change(stage, own);
  const { user } = await stage.standing.setRole({ userId: own.userId, role: Role.ROLE_OPERATOR }, stage.call);
  assert.deepEqual([user?.username, user?.role], ["farmer", Role.ROLE_OPERATOR]);
  assert.deepEqual([await check(stage, own), await check(stage, other)], ["token_invalid", "token_invalid"]);
  const next = await stage.login("farmer", "new");
  assert.deepEqual(await stage.logins.checkSession(next, stage.call), { role: Role.ROLE_OPERATOR });
});

test("who was shut out and let in again has to log in anew", async () => {
  const { stage, own } = await twoLogins();
  const disable = (disabled: boolean) => stage.standing.setDisabled({ userId: own.userId, disabled }, stage.call);
  await disable(true);
  assert.equal(await check(stage, own), "user_disabled");
  assert.equal(await outcomeOf(stage.login("farmer")), "user_disabled");
  await disable(false);
  assert.equal(await check(stage, own), "token_invalid");
  assert.equal(await outcomeOf(stage.login("farmer")), "right");
});

test("a role that is none, a user who is not there, and the last admin are named", async () => {
  const stage = await openStage();
  const admin = await stage.create("root", 3);
  const setRole = (userId: number, role: Role) => stage.standing.setRole({ userId, role }, stage.call);
  await assert.rejects(setRole(admin, Role.ROLE_UNSPECIFIED), { slug: "invalid_input", field: "role" });
  await assert.rejects(setRole(admin, 7 as Role), { slug: "invalid_input", field: "role" });
  await assert.rejects(setRole(99, Role.ROLE_BUYER), { slug: "user_not_found", field: "user_id" });
  await assert.rejects(setRole(admin, Role.ROLE_BUYER), { slug: "last_admin", field: "user_id" });
  const disable = stage.standing.setDisabled({ userId: admin, disabled: true }, stage.call);
  await assert.rejects(disable, { slug: "last_admin" });
});
