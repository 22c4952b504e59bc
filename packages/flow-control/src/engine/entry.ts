/** How much an entry matters when the system has to shed load: `sheddable` goes first, `critical` last. */
export type Priority = "critical" | "normal" | "sheddable";

/** What a gateway knows of a request; gateway rules pick their parameter from it. */
export interface RequestFacts {
  path: string;
  clientIp?: string | undefined;
  host?: string | undefined;
  /** By name in lower case. */
  header?(name: string): string | undefined;
  query?(name: string): string | undefined;
  cookie?(name: string): string | undefined;
}

/** What is known of an entry besides its resource. */
export interface EnterOptions {
  /** How many it counts for; a whole number, 0 or more. Default 1. */
  batch?: number;
  /** Arguments, for hot-parameter rules with an index. */
  args?: readonly unknown[];
  /** Named values, for hot-parameter rules with a key. */
  attachments?: Readonly<Record<string, unknown>>;
  /** Who calls, for authority rules. */
  origin?: string;
  /** Comes from outside: system rules look at it. Default false. */
  inbound?: boolean;
  /** Default `normal`. */
  priority?: Priority;
  /** For gateway rules. */
  request?: RequestFacts;
}

/** Where an entry went in, and where it goes out. */
export interface Door {
  readonly resource: string;
  leave(entry: Entry): void;
}

const NOTHING: EnterOptions = {};

/** Something that is inside a resource. Leave it exactly once, by `exit`; leaving again does nothing. */
export class Entry {
  readonly passed = true;
  readonly batch: number;
  readonly options: EnterOptions;
  /** Milliseconds the caller has to wait before the work, as throttling demands; 0 from `acquire` and `run`, which wait. */
  waitMs = 0;
  /** When the work begins, waiting included; milliseconds since the epoch. RT counts from here. */
  startMs: number;
  /** What the work ended with, undefined for success; set by `exit`. */
  error: unknown = undefined;
  /** Milliseconds from start to exit; set by `exit`. */
  rtMs = 0;
  /** Undefined once it was left. */
  #door: Door | undefined;
  readonly resource: string;

  constructor(door: Door, options: EnterOptions = NOTHING, now: number) {
    this.#door = door;
    this.resource = door.resource;
    this.options = options;
    this.batch = options.batch ?? 1;
    this.startMs = now;
  }

  /** Leaves the resource. With an error, the work counts as failed, for figures and breakers. */
  exit(error?: unknown): void {
    const door = this.#door;
    if (door === undefined) return;
    this.#door = undefined;
    this.error = error;
    door.leave(this);
  }
}
