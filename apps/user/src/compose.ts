import { DEMO_JWT_SECRET, keyIdOf } from "@mall/config";
import { UserServiceDefinition } from "@mall/contracts/user";
import { type Clock, type Loop, startLoop } from "@mall/kernel";
import {
  openServiceDatabase,
  openServiceRedis,
  type Platform,
  type ServiceDatabase,
  type ServiceModule,
} from "@mall/runtime";
import type { RedisConnection } from "@mall/storage/redis";
import { createSigner } from "fast-jwt";
import { createAccounts } from "./application/accounts.ts";
import { createAudit } from "./application/audit.ts";
import { createFigures } from "./application/figures.ts";
import { createListing } from "./application/listing.ts";
import { createLogins } from "./application/logins.ts";
import { createPasswordGuard, unguardedPasswords } from "./application/password-guard.ts";
import { createPrune } from "./application/prune.ts";
import type { SessionStore } from "./application/session-store.ts";
import { createStanding } from "./application/standing.ts";
import { tellingSessions, tellingUsers } from "./application/tell-ends.ts";
import { createTokenMaker } from "./application/tokens.ts";
import type { UserConfig } from "./config.ts";
import { createArgon2Hasher } from "./infrastructure/argon2-hasher.ts";
import { createDemoAccounts } from "./infrastructure/demo-accounts.ts";
import { type UserDatabase, userMigrations } from "./infrastructure/migrations.ts";
import { createSqlAuditLog } from "./infrastructure/sql-audit-log.ts";
import { createSqlLoginFailures, createSqlLoginPlaces } from "./infrastructure/sql-login-failures.ts";
import { createSqlSessions } from "./infrastructure/sql-sessions.ts";
import { createUserFigures } from "./infrastructure/sql-user-figures.ts";
import { createSqlUsers } from "./infrastructure/sql-users.ts";

export { loadUserConfig, type UserConfig, userVariables } from "./config.ts";

/** The service's tables. */
export const userTables: ServiceDatabase = { name: "db_user", migrations: userMigrations };

/** Milliseconds between two looks for what is over. */
const PRUNE_MS = 600_000;

/** Wires the user service. */
export async function composeUser(
  config: UserConfig,
  platform: Platform,
): Promise<ServiceModule<UserServiceDefinition>> {
  const { clock, logger, tracing } = platform;
  const { profile, jwtSecret } = config;
  const db = await openServiceDatabase<UserDatabase>(platform, userTables, config.database);
  const ended = (userId: number) => platform.invalidations?.tell(`session:${userId}`);
  const users = tellingUsers(createSqlUsers({ db, clock }), ended);
  const hasher = createArgon2Hasher();
  if (profile === "demo") await createDemoAccounts(users, hasher);
  if (jwtSecret === DEMO_JWT_SECRET) {
    logger.warn({}, "tokens are signed with the demo secret, which is public: anybody can be any user");
  }
  const sign = createSigner({ key: jwtSecret, algorithm: "HS256", kid: keyIdOf(jwtSecret) });
  const tokens = createTokenMaker({ sign, clock, ...config });
  const redis = config.redis && (await openServiceRedis(platform, config.redis));
  const kept = redis ? await openRedisSessions({ redis, clock }) : createSqlSessions({ db, clock });
  const sessions = tellingSessions(kept, ended);
  const failures = createSqlLoginFailures(db);
  const places = createSqlLoginPlaces({ db, clock });
  const guard = config.loginGuard ? createPasswordGuard({ failures, places, clock }) : unguardedPasswords;
  let pruning: Loop | undefined;
  return {
    definition: UserServiceDefinition,
    implementation: {
      ...createAccounts({ users, hasher, profile }),
      ...createLogins({ users, sessions, hasher, guard, tokens, profile, isTraced: tracing.recording }),
      ...createStanding(users),
      ...createListing(users),
      ...createFigures(createUserFigures(db)),
      ...createAudit(createSqlAuditLog(db)),
    },
    start: async () => {
      const run = createPrune({ sessions, failures, places, clock });
      pruning = startLoop({ name: "prune logins", intervalMs: PRUNE_MS, run, logger });
    },
    stop: async () => {
      await pruning?.stop();
      redis?.close();
      await db.destroy();
    },
    ready: async () => {
      await db.selectFrom("users").select("id").limit(1).execute();
      await redis?.ping();
    },
  };
}

async function openRedisSessions(options: { redis: RedisConnection; clock: Clock }): Promise<SessionStore> {
  const { createRedisSessions } = await import("./infrastructure/redis/redis-sessions.ts");
  return createRedisSessions(options);
}
