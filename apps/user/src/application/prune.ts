import type { Clock } from "@mall/kernel";
import { FORGET_PLACE_MS, FORGET_TRIES_MS } from "../domain/login-guard.ts";
import type { LoginFailures, LoginPlaces } from "./login-failures.ts";
import type { SessionStore } from "./session-store.ts";

/** What is cleaned up. */
export interface PruneDeps {
  sessions: SessionStore;
  failures: LoginFailures;
  places: LoginPlaces;
  clock: Clock;
}

/** Rows of one statement, and statements of one run: what is left waits for the next, so that logins never wait for it. */
const BATCH = 500;
const MAX_BATCHES = 20;

/** Drops sessions, tokens, tries and places that are over. */
export function createPrune({ sessions, failures, places, clock }: PruneDeps): () => Promise<void> {
  const all = [
    () => sessions.prune(BATCH),
    () => failures.prune(clock.now() - FORGET_TRIES_MS, BATCH),
    () => places.prune(clock.now() - FORGET_PLACE_MS, BATCH),
  ];
  return async () => {
    for (const prune of all) await inBatches(prune);
  };
}

async function inBatches(prune: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    if ((await prune()) < BATCH) return;
  }
}
