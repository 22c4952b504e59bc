import { createHash } from "node:crypto";
import { type Clock, fail } from "@mall/kernel";
import { failedAt, notTried, type Tries, triedName, waitLeft } from "../domain/login-guard.ts";
import { networkOf } from "../domain/network.ts";
import type { LoginFailures, LoginPlaces } from "./login-failures.ts";

/** Whose password is tried, and from where; an empty address is not counted. */
export interface PasswordTry {
  who: string;
  address: string;
}

/**
 * Looks at a password as one try.
 * @throws AppError `too_many_attempts` with the time to wait; `check` was not called then.
 */
export type PasswordGuard = (tried: PasswordTry, check: () => Promise<boolean>) => Promise<boolean>;

/** What the guard needs. */
export interface PasswordGuardDeps {
  failures: LoginFailures;
  places: LoginPlaces;
  clock: Clock;
}

/** A guard that lets everything pass. */
export const unguardedPasswords: PasswordGuard = (_tried, check) => check();

/**
 * Makes the guard. Whether a name exists makes no difference to it. A place where this user logged in before has a counter
 * of its own: strangers who guess do not keep the owner out.
 */
export function createPasswordGuard({ failures, places, clock }: PasswordGuardDeps): PasswordGuard {
  const counters = createCounters(failures, clock);
  return async ({ who, address }, check) => {
    const network = networkOf(address);
    const place = idOf("place", who, network);
    const known = await places.has(place);
    const crowd = known || network === "" ? undefined : idOf("address", network);
    const own = known ? idOf("name at place", who, network) : idOf("name", who);
    if (crowd) await counters.refuse(crowd);
    await counters.claim(own);
    const right = await check().catch(async (error: unknown) => {
      await counters.giveBack(own);
      throw error;
    });
    if (!right && crowd) await counters.count(crowd);
    if (right) await failures.forget(own);
    if (right && network !== "") await places.remember(place);
    return right;
  };
}

function createCounters(failures: LoginFailures, clock: Clock) {
  const refuse = (tries: Tries | undefined) => {
    const retryAfterMs = waitLeft(tries, clock.now());
    if (retryAfterMs > 0) throw fail("too_many_attempts", { retryAfterMs });
  };
  return {
    refuse: async (id: string) => refuse(await failures.find(id)),
    claim: (id: string) =>
      change(failures, id, (before) => {
        refuse(before);
        return triedName(before, clock.now());
      }),
    giveBack: (id: string) => change(failures, id, (before) => before && notTried(before)),
    count: (id: string) => change(failures, id, (before) => failedAt(before, clock.now())),
  };
}

/** Turns of a change that others get in the way of. Each loss is a try of somebody else, and those run out. */
const TURNS = 100;

async function change(
  failures: LoginFailures,
  id: string,
  next: (before: Tries | undefined) => Tries | undefined,
): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = await failures.find(id);
    const after = next(before);
    if (!after || (await failures.replace(id, before, after))) return;
  }
  throw fail("too_many_attempts", { retryAfterMs: 1000 });
}

/** Names are never stored: people type passwords into the wrong field. */
function idOf(...parts: string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(parts.map((part) => part.toLowerCase())))
    .digest("hex");
}
