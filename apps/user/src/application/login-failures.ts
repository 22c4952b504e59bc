import type { Tries } from "../domain/login-guard.ts";

/** Counts tries, for all replicas of the service. Ids are hashes of 64 characters. */
export interface LoginFailures {
  find(id: string): Promise<Tries | undefined>;
  /** Puts `after` where `before` still is; false when another try was faster. */
  replace(id: string, before: Tries | undefined, after: Tries): Promise<boolean>;
  forget(id: string): Promise<void>;
  /** Drops what was tried before `until`, at most `limit`; answers how many. */
  prune(until: number, limit: number): Promise<number>;
}

/** Remembers where users logged in. Ids are hashes of 64 characters. */
export interface LoginPlaces {
  has(id: string): Promise<boolean>;
  remember(id: string): Promise<void>;
  /** Drops what was not seen since `until`, at most `limit`; answers how many. */
  prune(until: number, limit: number): Promise<number>;
}
