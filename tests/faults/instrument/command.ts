/** What a process under test is told over its IPC channel. */
export type Command =
  | { kind: "arm"; point: string; nth: number }
  | { kind: "clock"; offsetMs: number }
  | { kind: "disk"; full: boolean };

/** A command as it travels; the answer repeats its number. */
export type Told = Command & { id: number };

/** A command was carried out, or why not. */
export interface Done {
  done: number;
  error?: string;
}
