import { setTimeout as sleep } from "node:timers/promises";
import { type AppError, fail } from "@mall/kernel";
import { type IndexesState, readIndexes } from "./index-state.ts";
import type { IndexNames } from "./names.ts";
import { isMissing, mayBeReplaced } from "./refusal.ts";
import type { SearchServer } from "./server.ts";

interface IndexGateOptions {
  server: SearchServer;
  names: IndexNames;
  /** Called when there is nothing to search. */
  onMissing: () => void;
}

/** Lets nobody search an index that is not there, or that this program cannot search. */
export interface IndexGate {
  /** What there is on the server now. */
  look(): Promise<IndexesState>;
  /** @throws AppError `service_unavailable` when nothing can be searched. */
  ready(): Promise<void>;
  /** Searches; a second time when the index was replaced under the first. @throws AppError `service_unavailable`. */
  search<T>(work: () => Promise<T>): Promise<T>;
  /** The error of an index that is missing. */
  missing(cause?: unknown): AppError;
}

/** Milliseconds until the whole cluster knows of a switch. */
const SWITCH_MS = 50;

/** Looks once, then relies on it until a search meets no index. */
export function createIndexGate({ server, names, onMissing }: IndexGateOptions): IndexGate {
  let usable = false;

  const look = async () => {
    const state = await readIndexes(server, names);
    usable = state.usable;
    return state;
  };

  const missing = (cause: unknown = new Error(`there is no index behind ${names.search}`)) => {
    usable = false;
    onMissing();
    return fail("service_unavailable", { cause });
  };

  const ready = async () => {
    if (!(await look()).usable) throw missing();
  };

  const search = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!usable) await ready();
    try {
      return await work();
    } catch (error) {
      if (!mayBeReplaced(error)) throw error;
    }
    await sleep(SWITCH_MS);
    return await work().catch((error: unknown) => {
      throw isMissing(error) ? missing(error) : error;
    });
  };

  return { look, ready, search, missing };
}
