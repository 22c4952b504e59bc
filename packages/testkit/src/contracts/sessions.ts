import assert from "node:assert/strict";
import { test } from "node:test";
import type { ManualClock } from "../manual-clock.ts";

interface SessionKey {
  sessionId: string;
  userId: number;
}

interface Session extends SessionKey {
  generation: number;
}

interface RefreshToken {
  hash: string;
  expiresAt: number;
}

/** What a session store has to do; the user service's port, by structure. */
export interface SessionStoreUnderTest {
  begin(session: Session, token: RefreshToken): Promise<void>;
  rotate(hash: string, next: RefreshToken): Promise<{ kind: string; session?: Session; userId?: number }>;
  find(session: SessionKey): Promise<Session | undefined>;
  findAll(sessions: readonly SessionKey[]): Promise<Session[]>;
  revoke(session: SessionKey): Promise<void>;
  prune(limit: number): Promise<number>;
}

/** An empty store and the clock it goes by. */
export interface SessionStage {
  store: SessionStoreUnderTest;
  clock: ManualClock;
}

const HOUR = 3_600_000;
const session = { sessionId: "s1", userId: 7, generation: 4 };

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
    assert.deepEqual(await store.find(session), session);
  });

  test(`${name}: a token used twice ends the session with all its tokens`, async () => {
    const { store, token } = await begun();
    await store.rotate("first", token("second"));
    assert.deepEqual(await store.rotate("first", token("stolen")), { kind: "reused", userId: 7 });
    assert.equal(await store.find(session), undefined);
    assert.equal((await store.rotate("second", token("third"))).kind, "unknown");
    assert.equal((await store.rotate("stolen", token("fourth"))).kind, "unknown");
  });

  test(`${name}: of twenty that use one token at once, one gets through`, async () => {
    const { store, token } = await begun();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.rotate("first", token(`next-${index}`))),
    );
    assert.equal(all.filter(({ kind }) => kind === "rotated").length, 1);
    assert.equal(await store.find(session), undefined);
  });

  test(`${name}: an expired token, and one nobody knows, are unknown and harm nothing`, async () => {
    const { store, clock, token } = await begun();
    assert.equal((await store.rotate("no such token", token("x"))).kind, "unknown");
    clock.advance(HOUR);
    assert.equal((await store.rotate("first", token("second"))).kind, "unknown");
    assert.deepEqual(await store.find(session), session);
  });

  test(`${name}: a session that was revoked is over, others are not`, async () => {
    const { store, token } = await begun();
    const other = { sessionId: "s2", userId: 7, generation: 0 };
    await store.begin(other, token("of the other"));
    await store.revoke({ ...session, userId: 8 });
    assert.deepEqual(await store.find(session), session);
    await store.revoke(session);
    assert.equal(await store.find(session), undefined);
    assert.equal((await store.rotate("first", token("second"))).kind, "unknown");
    assert.deepEqual(await store.find(other), other);
    assert.equal(await store.find({ ...other, userId: 8 }), undefined);
  });

  test(`${name}: of many sessions those are found that are there, not revoked, and the user's own`, async () => {
    const { store, token } = await begun();
    const other = { sessionId: "s2", userId: 8, generation: 0 };
    const revoked = { sessionId: "s3", userId: 8, generation: 0 };
    for (const [index, each] of [other, revoked].entries()) await store.begin(each, token(`of ${index}`));
    await store.revoke(revoked);
    const foreign = { sessionId: "s2", userId: 7 };
    const found = await store.findAll([foreign, other, revoked, session, { sessionId: "no such", userId: 7 }]);
    const byId = (a: SessionKey, b: SessionKey) => a.sessionId.localeCompare(b.sessionId);
    assert.deepEqual(found.toSorted(byId), [session, other]);
  });

  test(`${name}: cleaning up takes what has expired and nothing else`, async () => {
    const { store, clock, token } = await begun();
    await store.rotate("first", token("second"));
    const later = { sessionId: "s2", userId: 7, generation: 4 };
    clock.advance(HOUR - 1);
    await store.begin(later, token("of the later"));
    while ((await store.prune(1)) > 0);
    assert.deepEqual(await store.find(session), session);
    clock.advance(1);
    while ((await store.prune(1)) > 0);
    assert.deepEqual(await store.find(later), later);
    assert.equal((await store.rotate("of the later", token("next"))).kind, "rotated");
    assert.equal((await store.rotate("second", token("third"))).kind, "unknown");
  });
}
