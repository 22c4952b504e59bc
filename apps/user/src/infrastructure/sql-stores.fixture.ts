import type { Kysely } from "@mall/storage";
import {
  auditLogContract,
  createManualClock,
  loginFailuresContract,
  sessionsContract,
  userAccessContract,
  usersContract,
} from "@mall/testkit";
import type { UserDatabase } from "./migrations.ts";
import { createSqlAuditLog } from "./sql-audit-log.ts";
import { createSqlLoginFailures, createSqlLoginPlaces } from "./sql-login-failures.ts";
import { createSqlSessions } from "./sql-sessions.ts";
import { userFiguresTests } from "./sql-user-figures.fixture.ts";
import { createSqlUsers } from "./sql-users.ts";

/**
 * Runs the contracts of all SQL stores of the service.
 * @param openDatabase opens an empty database with the service's tables.
 */
export function sqlStoresContract(name: string, openDatabase: () => Promise<Kysely<UserDatabase>>): void {
  sessionsContract(`${name} sessions`, async () => {
    const clock = createManualClock();
    return { store: createSqlSessions({ db: await openDatabase(), clock }), clock };
  });

  const makeUsers = async () => createSqlUsers({ db: await openDatabase(), clock: createManualClock() });
  usersContract(`${name} users`, makeUsers);
  userAccessContract(`${name} users`, makeUsers);

  loginFailuresContract(`${name} login failures`, async () => {
    const [db, clock] = [await openDatabase(), createManualClock()];
    return { failures: createSqlLoginFailures(db), places: createSqlLoginPlaces({ db, clock }), clock };
  });

  userFiguresTests(name, openDatabase);
  auditLogContract(`${name} audit log`, async () => createSqlAuditLog(await openDatabase()));
}
