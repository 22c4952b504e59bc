import assert from "node:assert/strict";
import { test } from "node:test";
import { Role } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { Profile } from "../domain/account-rules.ts";
import { createSessionChecks } from "./session-checks.ts";
import type { Session, SessionKey } from "./session-store.ts";
import type { Access } from "./user-store.ts";

/** Accounts with the ids 1 to 1000, each with a session `s<id>`; 13 is shut out. Counts what is looked up. */
function crowd({ profile = "demo", away = () => false }: { profile?: Profile; away?: () => boolean } = {}) {
  const questions: { accounts: number[]; sessions: number } = { accounts: [], sessions: 0 };
  const exists = (id: number) => id >= 1 && id <= 1000;
  const access = (id: number): Access => ({
    ...{ id, role: id === 2 ? Role.ROLE_OPERATOR : Role.ROLE_BUYER, disabled: id === 13 },
    ...{ sessionGeneration: id === 14 ? 1 : 0, keptSession: "" },
  });
  const check = createSessionChecks({
    profile,
    users: {
      accessOf: async (ids) => {
        if (away()) throw fail("service_unavailable");
        if (ids.includes(666)) throw new Error("the database cannot read this");
        questions.accounts.push(ids.length);
        return ids.filter(exists).map(access);
      },
    },
    sessions: {
      findAll: async (keys) => {
        questions.sessions += 1;
        const ownerOf = ({ sessionId }: SessionKey) => Number(sessionId.slice(1));
        return keys.map((key): Session => ({ sessionId: key.sessionId, userId: ownerOf(key), generation: 0 }));
      },
    },
  });
  return { check, questions };
}

const own = (userId: number) => ({ userId, sessionId: `s${userId}` });

test("a thousand that come at once are eight questions", async () => {
  const { check, questions } = crowd();
  const users = Array.from({ length: 1000 }, (_, index) => index + 20_000);
  const roles = await Promise.all(users.map((userId) => check({ userId, sessionId: "" })));
  assert.ok(roles.every(({ role }) => role === Role.ROLE_BUYER));
  assert.deepEqual([questions.accounts.length, questions.sessions], [8, 0]);
});

test("of many each hears what holds for it: its own role, or why it may not come in", async () => {
  const { check, questions } = crowd();
  const keys = [own(1), own(2), own(13), own(14), { userId: 3, sessionId: "s4" }, own(2000), own(5)];
  const outcomes = await Promise.allSettled(keys.map(check));
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value.role : outcome.reason.slug)),
    [Role.ROLE_BUYER, Role.ROLE_OPERATOR, "user_disabled", "token_invalid", "token_invalid", "token_invalid", 1],
  );
  assert.deepEqual([questions.accounts.length, questions.sessions], [1, 1]);
});

test("one that cannot be looked up spoils no other", async () => {
  const { check } = crowd();
  const outcomes = await Promise.allSettled([own(1), own(666), own(3)].map(check));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
});

test("while the database is away all hear it, and are looked up again when they ask again", async () => {
  let isAway = true;
  const { check } = crowd({ away: () => isAway });
  const outcomes = await Promise.allSettled([own(1), own(3)].map(check));
  assert.ok(
    outcomes.every((outcome) => outcome.status === "rejected" && outcome.reason.slug === "service_unavailable"),
  );
  isAway = false;
  assert.deepEqual(await check(own(1)), { role: Role.ROLE_BUYER });
});

test("a token without a session is good in the demo only, and not for who is shut out", async () => {
  await assert.rejects(crowd().check({ userId: 13, sessionId: "" }), { slug: "user_disabled" });
  const { check } = crowd({ profile: "production" });
  await assert.rejects(check({ userId: 1, sessionId: "" }), { slug: "token_invalid" });
});
