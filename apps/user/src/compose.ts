import { DEMO_JWT_SECRET } from "@mall/config";
import { UserServiceDefinition } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
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
import { createLogins } from "./application/logins.ts";
import type { SessionStore } from "./application/session-store.ts";
import { createTokenMaker } from "./application/tokens.ts";
import type { UserConfig } from "./config.ts";
import { createArgon2Hasher } from "./infrastructure/argon2-hasher.ts";
import { createDemoAccounts } from "./infrastructure/demo-accounts.ts";
import { type UserDatabase, userMigrations } from "./infrastructure/migrations.ts";
import { createSqlSessions } from "./infrastructure/sql-sessions.ts";
import { createSqlUsers } from "./infrastructure/sql-users.ts";

export { loadUserConfig, type UserConfig, userVariables } from "./config.ts";

/** The service's tables. */
export const userTables: ServiceDatabase = { name: "db_user", migrations: userMigrations };

/** Wires the user service. */
export async function composeUser(
  config: UserConfig,
  platform: Platform,
): Promise<ServiceModule<UserServiceDefinition>> {
  const { clock, logger } = platform;
  const { profile, jwtSecret } = config;
  const db = await openServiceDatabase<UserDatabase>(platform, userTables, config.database);
  const users = createSqlUsers({ db, clock });
  const hasher = createArgon2Hasher();
  if (profile === "demo") await createDemoAccounts(users, hasher);
  if (jwtSecret === DEMO_JWT_SECRET) {
    logger.warn({}, "tokens are signed with the demo secret, which is public: anybody can be any user");
  }
  const sign = createSigner({ key: jwtSecret, algorithm: "HS256" });
  const tokens = createTokenMaker({ sign, clock, ...config });
  const redis = config.redis && (await openServiceRedis(platform, config.redis));
  const sessions = redis ? await openRedisSessions({ redis, clock }) : createSqlSessions({ db, clock });
  return {
    definition: UserServiceDefinition,
    implementation: {
      ...createAccounts({ users, hasher, profile }),
      ...createLogins({ users, sessions, hasher, tokens, profile }),
    },
    start: async () => {},
    stop: async () => {
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
