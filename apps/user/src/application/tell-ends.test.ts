import assert from "node:assert/strict";
import { test } from "node:test";
import type { SessionStore } from "./session-store.ts";
import { tellingSessions, tellingUsers } from "./tell-ends.ts";
import type { UserStore } from "./user-store.ts";

const token = { hash: "h", expiresAt: 0 };

test("whoever ends sessions tells of it once it is done", async () => {
  const log: string[] = [];
  const done = (what: string) => async () => {
    await Promise.resolve();
    log.push(what);
    return true;
  };
  const ended = (userId: number) => log.push(`told ${userId}`);
  const users = tellingUsers(
    { setPassword: done("password"), setStanding: done("standing") } as unknown as UserStore,
    ended,
  );
  const sessions = tellingSessions({ revoke: done("revoke") } as unknown as SessionStore, ended);
  await users.setPassword(7, { from: "a", to: "b", keptSession: "" });
  await users.setStanding(8, { disabled: true });
  await sessions.revoke({ userId: 9, sessionId: "s" });
  assert.deepEqual(log, ["password", "told 7", "standing", "told 8", "revoke", "told 9"]);
});

test("also when nobody knows how it came out", async () => {
  const told: number[] = [];
  const lost = async () => Promise.reject(new Error("the connection broke"));
  const users = tellingUsers({ setStanding: lost } as unknown as UserStore, (userId) => told.push(userId));
  await assert.rejects(users.setStanding(8, { disabled: true }), /broke/);
  assert.deepEqual(told, [8]);
});

test("a refresh token used twice ends the session; a refresh does not", async () => {
  const told: number[] = [];
  const kinds = [
    { kind: "rotated", session: { userId: 7, sessionId: "s", generation: 0 } },
    { kind: "unknown" },
    { kind: "reused", userId: 7 },
  ];
  const store = { rotate: async () => kinds.shift() } as unknown as SessionStore;
  const sessions = tellingSessions(store, (userId) => told.push(userId));
  for (const expected of [[], [], [7]]) {
    await sessions.rotate("h", token);
    assert.deepEqual(told, expected);
  }
});
