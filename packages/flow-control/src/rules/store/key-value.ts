/** A value of Consul's key-value store. */
export interface KeyValueEntry {
  value: string;
  /** Its ModifyIndex. */
  index: number;
  /** A number that whoever wrote the value put beside it; 0 from the command line. */
  flags: number;
}

/** How a value is put. */
export interface PutOptions {
  /** Only if the value still has this ModifyIndex; 0: only if there is none. */
  cas?: number;
  /** Default 0. */
  flags?: number;
}

/** What this library needs of Consul's key-value store. Everything rejects while Consul is away. */
export interface KeyValue {
  /** A value as it is now, not as a stale server remembers it; undefined when there is none. */
  get(key: string): Promise<KeyValueEntry | undefined>;
  /** Whether it was put; false when `cas` forbade it. */
  put(key: string, value: string, options?: PutOptions): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** All keys that begin so. */
  keys(prefix: string): Promise<string[]>;
  /** Tells after each change of the value; may tell too often. Answers how to stop. */
  watch(key: string, onChange: () => void): () => void;
}
