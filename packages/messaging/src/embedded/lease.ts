/**
 * Milliseconds a message stays with a consumer that says nothing more. Short, as it is also how long the messages
 * of a killed process wait, even when that process is back at once: nobody can tell whose leases are orphans.
 */
export const LEASE_MS = 10_000;

/** Milliseconds between two signs of life of a consumer at work: two may be missed. */
export const RENEW_MS = 3_000;
