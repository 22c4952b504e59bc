import assert from "node:assert/strict";
import { test } from "node:test";
import { Role } from "@mall/contracts/user";
import { type ErrorSlug, fail } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { createSessionCache } from "./session-cache.ts";

const claims = { userId: 7, sessionId: "s" };

/** A cache of two seconds in front of a user service that says what the test wants. */
function cached(role: Role = Role.ROLE_BUYER) {
  const clock = createManualClock();
  const limits: (number | undefined)[] = [];
  let failure: ErrorSlug | undefined;
  const sessions = createSessionCache({ clock, ttlMs: 2000 }, async (_claims, timeoutMs) => {
    limits.push(timeoutMs);
    if (failure) throw fail(failure);
    return role;
  });
  const away = (slug: ErrorSlug | undefined) => {
    failure = slug;
  };
  return { clock, limits, sessions, away };
}

test("a buyer who was known in the last minute goes on while nobody can be asked, a stranger does not", async () => {
  const { clock, sessions, away } = cached();
  await sessions.roleOf(claims);
  for (const slug of ["service_unavailable", "deadline_exceeded", "internal_error"] as const) {
    away(slug);
    clock.advance(2001);
    assert.equal(await sessions.roleOf(claims), Role.ROLE_BUYER);
    await assert.rejects(sessions.roleOf({ ...claims, sessionId: "other" }), { slug });
  }
  clock.advance(60_000);
  await assert.rejects(sessions.roleOf(claims), { slug: "internal_error" });
});

test("who is known waits a second for the check, a stranger as long as the request lasts", async () => {
  const { clock, limits, sessions } = cached();
  await sessions.roleOf(claims);
  clock.advance(2000);
  await sessions.roleOf(claims);
  clock.advance(62_000);
  await sessions.roleOf(claims);
  assert.deepEqual(limits, [undefined, 1000, undefined]);
});

test("a refusal is final, and staff has no grace", async () => {
  const { clock, sessions, away } = cached();
  await sessions.roleOf(claims);
  clock.advance(2000);
  away("token_invalid");
  await assert.rejects(sessions.roleOf(claims), { slug: "token_invalid" });
  const staff = cached(Role.ROLE_OPERATOR);
  await staff.sessions.roleOf(claims);
  staff.clock.advance(2000);
  staff.away("service_unavailable");
  await assert.rejects(staff.sessions.roleOf(claims), { slug: "service_unavailable" });
});

test("all sessions of a user are forgotten at once, and nobody else's", async () => {
  const { limits, sessions } = cached();
  const others = [
    { ...claims, sessionId: "t" },
    { ...claims, sessionId: "" },
    { userId: 77, sessionId: "s" },
  ];
  for (const each of [claims, ...others]) await sessions.roleOf(each);
  sessions.forgetUser(7);
  for (const each of [claims, ...others]) await sessions.roleOf(each);
  assert.equal(limits.length, 4 + 3);
});

test("an answer that was on its way when its user was forgotten is not remembered", async () => {
  const asked: PromiseWithResolvers<Role>[] = [];
  const sessions = createSessionCache({ clock: createManualClock(), ttlMs: 2000 }, () => {
    const answer = Promise.withResolvers<Role>();
    asked.push(answer);
    return answer.promise;
  });
  const before = sessions.roleOf(claims);
  sessions.forgetUser(7);
  asked[0]?.resolve(Role.ROLE_ADMIN);
  assert.equal(await before, Role.ROLE_ADMIN);
  const after = sessions.roleOf(claims);
  asked[1]?.resolve(Role.ROLE_BUYER);
  assert.equal(await after, Role.ROLE_BUYER);
});

test("who was refused once has no grace when nobody can be asked afterwards", async () => {
  const { clock, sessions, away } = cached();
  await sessions.roleOf(claims);
  clock.advance(2000);
  away("user_disabled");
  await assert.rejects(sessions.roleOf(claims), { slug: "user_disabled" });
  away("service_unavailable");
  await assert.rejects(sessions.roleOf(claims), { slug: "service_unavailable" });
});
