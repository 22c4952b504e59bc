import assert from "node:assert/strict";
import { test } from "node:test";
import type { ManualClock } from "../manual-clock.ts";

interface Session {
  sessionId: string;
  userId: number;
}

interface RefreshToken {
  hash: string;
  expiresAt: number;
}

/** What a session store has to do; the user service's port, by structure. */
export interface SessionStoreUnderTest {
  begin(session: Session, token: RefreshToken): Promise<void>;
  rotate(hash: string, next: RefreshToken): Promise<{ kind: string; session?: Session }>;
  isActive(session: Session): Promise<boolean>;
  revoke(session: Session): Promise<void>;
  revokeOthers(keep: Session): Promise<void>;
}

/** An empty store and the clock it goes by. */
export interface SessionStage {
  store: SessionStoreUnderTest;
  clock: ManualClock;
}

const HOUR = 3_600_000;
const session = { sessionId: "s1", userId: 7 };

/** The suite every session store passes. */
export function sessionsContract(name: string, makeStage: () => Promise<SessionStage>): void {
  const begun = async () => {
    const { store, clock } = await makeStage();
    const token = (hash: string) => ({ hash, expiresAt: clock.now() + HOUR });
    await store.begin(session, token("first"));
    return { store, clock, token };
  };

  test(`${name}: a refresh token is good for one refresh, the next for the next`, async () => {
    const { store, token } = await begun();
    assert.deepEqual(await store.rotate("first", token("second")), { kind: "rotated", session });
    assert.deepEqual(await store.rotate("second", token("third")), { kind: "rotated", session });
    assert.equal(await store.isActive(session), true);
  });

  test(`${name}: a token used twice ends the session with all its tokens`, async () => {
    const { store, token } = await begun();
    await store.rotate("first", token("second"));
    assert.equal((await store.rotate("first", token("stolen"))).kind, "reused");
    assert.equal(await store.isActive(session), false);
    assert.equal((await store.rotate("second", token("third"))).kind, "unknown");
    assert.equal((await store.rotate("stolen", token("fourth"))).kind, "unknown");
  });

  test(`${name}: of twenty that use one token at once, one gets through`, async () => {
    const { store, token } = await begun();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.rotate("first", token(`next-${index}`))),
    );
    assert.equal(all.filter(({ kind }) => kind === "rotated").length, 1);
    assert.equal(await store.isActive(session), false);
  });

  test(`${name}: an expired token, and one nobody knows, are unknown and harm nothing`, async () => {
    const { store, clock, token } = await begun();
    assert.equal((await store.rotate("no such token", token("x"))).kind, "unknown");
    clock.advance(HOUR);
    assert.equal((await store.rotate("first", token("second"))).kind, "unknown");
    assert.equal(await store.isActive(session), true);
  });

  test(`${name}: a session that was revoked is over, others are not`, async () => {
    const { store, token } = await begun();
    const other = { sessionId: "s2", userId: 7 };
    await store.begin(other, token("of the other"));
    await store.revoke({ ...session, userId: 8 });
    assert.equal(await store.isActive(session), true);
    await store.revoke(session);
    assert.equal(await store.isActive(session), false);
    assert.equal((await store.rotate("first", token("second"))).kind, "unknown");
    assert.equal(await store.isActive(other), true);
    assert.equal(await store.isActive({ ...other, userId: 8 }), false);
  });

  test(`${name}: all sessions of a user but one can be revoked`, async () => {
    const { store, token } = await begun();
    const second = { sessionId: "s2", userId: 7 };
    const stranger = { sessionId: "s3", userId: 8 };
    await store.begin(second, token("b"));
    await store.begin(stranger, token("c"));
    await store.revokeOthers(second);
    assert.deepEqual(await Promise.all([session, second, stranger].map((one) => store.isActive(one))), [
      false,
      true,
      true,
    ]);
  });
}
