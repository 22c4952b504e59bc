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
