import { after } from "node:test";
import { fail } from "@mall/kernel";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createDecoder } from "fast-jwt";
import { createLogins } from "./application/logins.ts";
import { createPasswordGuard, unguardedPasswords } from "./application/password-guard.ts";
import { createPrune } from "./application/prune.ts";
import type { SessionStore } from "./application/session-store.ts";
import { createStanding } from "./application/standing.ts";
import { createTokenMaker } from "./application/tokens.ts";
import { type UserDatabase, userMigrations } from "./infrastructure/migrations.ts";
import { createSqlLoginFailures, createSqlLoginPlaces } from "./infrastructure/sql-login-failures.ts";
import { createSqlSessions } from "./infrastructure/sql-sessions.ts";
import { createSqlUsers } from "./infrastructure/sql-users.ts";

const decode = createDecoder();

/** Logins on SQLite in memory, with a hasher that is quick and says what it was asked, and a session store that can fail. */
export async function openStage({ guarded = true, profile = "demo" as "demo" | "production" } = {}) {
  const clock = createManualClock();
  const db = openSqlite<UserDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, userMigrations);
  after(() => db.destroy());
  const users = createSqlUsers({ db, clock });
  const failures = createSqlLoginFailures(db);
  const places = createSqlLoginPlaces({ db, clock });
  const looked: string[] = [];
  const switches = { hasherBusy: false, sessionsAway: false };
  const hasher = {
    hash: async (password: string) => `hash of ${password}`,
    verify: async (password: string, hash: string | undefined) => {
      if (switches.hasherBusy) throw fail("service_unavailable");
      looked.push(password);
      return hash === `hash of ${password}`;
    },
  };
  const sessions = failing(createSqlSessions({ db, clock }), () => switches.sessionsAway);
  const guard = guarded ? createPasswordGuard({ failures, places, clock }) : unguardedPasswords;
  const sign = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.e30`;
  const tokens = createTokenMaker({ sign, clock, accessTokenSeconds: 3600, refreshTokenSeconds: 7200 });
  const logins = createLogins({ users, sessions, hasher, guard, tokens, profile });
  const call = { deadline: Number.POSITIVE_INFINITY };
  const create = async (username: string, role: 1 | 2 | 3 = 1) => {
    const created = await users.create({ username, mobile: "", passwordHash: "hash of right", role });
    return created.kind === "done" ? created.account.id : 0;
  };
  const login = async (username: string, password = "right", clientAddress = "10.0.0.1") => {
    const { tokens: given } = await logins.login({ username, password, clientAddress }, call);
    const { sid } = decode(given?.accessToken ?? "") as { sid: string };
    return { userId: given?.userId ?? 0, sessionId: sid, refreshToken: given?.refreshToken ?? "" };
  };
  const prune = createPrune({ sessions, failures, places, clock });
  return {
    ...{ db, clock, users, logins, standing: createStanding(users), looked, switches, call, prune },
    create,
    login,
  };
}

/** A store that fails while it is said to be away, as a Redis would. */
function failing(store: SessionStore, isAway: () => boolean): SessionStore {
  return new Proxy(store, {
    get: (target, name: keyof SessionStore) => {
      if (isAway()) return async () => Promise.reject(fail("service_unavailable"));
      return target[name];
    },
  });
}

/** What a login came to: `right`, or the slug of its error with the seconds to wait. */
export async function outcomeOf(login: Promise<unknown>): Promise<string> {
  try {
    await login;
    return "right";
  } catch (error) {
    const { slug, retryAfterMs } = error as { slug: string; retryAfterMs?: number };
    return retryAfterMs === undefined ? slug : `${slug} ${retryAfterMs / 1000}`;
  }
}
