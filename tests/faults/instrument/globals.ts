import type { DatabaseSync } from "node:sqlite";

/** What edited sources call. The names are texts in the edits, so nothing but the tests of the edits checks them. */
export interface FaultGlobals {
  /** A crash point is passed: the process may end here. */
  faultPoint(name: string): void;
  /** A database was opened. */
  faultDatabase(file: string, database: DatabaseSync): void;
  /** A Lua file was read; answers what is to be run. */
  faultLua(file: URL, source: string): string;
}
