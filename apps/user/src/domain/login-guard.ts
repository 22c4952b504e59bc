/** Tries of one user name, or failures of one address. */
export interface Tries {
  failures: number;
  /** The last try of a name; the first failure in the window of an address. Milliseconds since the epoch. */
  triedAt: number;
  /** Nothing is tried before. Milliseconds since the epoch. */
  waitUntil: number;
}

/** Wrong passwords in a row that cost nothing. */
const FREE_FAILURES = 5;

/** The longest wait for the next try of a name, in milliseconds: an owner never waits longer. */
const MAX_WAIT_MS = 300_000;

/** Wrong passwords an address may send in its window; an office or a mobile network is one address. */
const ADDRESS_FAILURES = 100;

/** Milliseconds of that window. */
const ADDRESS_WINDOW_MS = 15 * 60_000;

/** Milliseconds after which tries are forgotten. */
export const FORGET_TRIES_MS = 24 * 3_600_000;

/** Milliseconds after which a place where a user logged in is forgotten. */
export const FORGET_PLACE_MS = 90 * 24 * 3_600_000;

/** Milliseconds to wait after so many wrong passwords in a row: none for four, then 1 s, 2 s, 4 s … 300 s. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(MAX_WAIT_MS, 1000 * 2 ** (failures - FREE_FAILURES));
}

/** Milliseconds that are left to wait; 0 when there is nothing to wait for. */
export function waitLeft(tries: Tries | undefined, now: number): number {
  return Math.max(0, (tries?.waitUntil ?? 0) - now);
}

/** A try of a name. It counts as wrong until the password turned out right: many at once gain nothing. */
export function triedName(before: Tries | undefined, now: number): Tries {
  const fresh = !before || now - before.triedAt >= FORGET_TRIES_MS;
  const failures = (fresh ? 0 : before.failures) + 1;
  return { failures, triedAt: now, waitUntil: now + waitAfter(failures) };
}

/** Takes a try back that was none: no password was looked at. */
export function notTried(before: Tries): Tries {
  return { ...before, failures: Math.max(0, before.failures - 1), waitUntil: 0 };
}

/** A wrong password from an address. */
export function failedAt(before: Tries | undefined, now: number): Tries {
  const fresh = !before || now - before.triedAt >= ADDRESS_WINDOW_MS;
  const triedAt = fresh ? now : before.triedAt;
  const failures = (fresh ? 0 : before.failures) + 1;
  return { failures, triedAt, waitUntil: failures < ADDRESS_FAILURES ? 0 : triedAt + ADDRESS_WINDOW_MS };
}
